package org.posthorn.benchmarks;

/** One message to submit: its envelope and its content as it goes over the wire, CRLF line ends, no line beginning with a dot. */
record Message(String sender, String recipient, byte[] content) {
}
