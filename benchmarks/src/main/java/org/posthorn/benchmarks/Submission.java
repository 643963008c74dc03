package org.posthorn.benchmarks;

/** Where and as whom a peer takes mail: a loopback port that offers STARTTLS, a user and its password. */
record Submission(int port, String user, String password) {
}
