package org.posthorn.core.bounce;

/** How far a delivery attempt had come when it failed. */
public enum Stage {
    /** Up to the end of the greetings: finding the host, connecting, EHLO, STARTTLS. */
    CONNECT,
    MAIL,
    RCPT,
    /** DATA, the message and the reply to it. */
    DATA
}
