package org.posthorn.core.bounce;

/**
 * What is to be classified.
 *
 * @param stage null if it is not known
 * @param host the server that refused; null if it is not known
 */
record Refusal(Stage stage, SmtpReply reply, String host) {
}
