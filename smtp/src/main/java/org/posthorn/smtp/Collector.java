package org.posthorn.smtp;

/** Takes octets that are no command off the wire. */
interface Collector {
    /**
     * Takes octets.
     *
     * @return how many were used up to the end of what is collected; -1 if all were and the end is still to come
     */
    int feed(byte[] octets, int from, int to);

    /** Whether the end has come, which for a chunk of no octets is before the first. */
    boolean isComplete();

    /** What the session goes on with when the end has come: {@link ReceivedData}, or a reply. */
    Object result();

    /** Gives back what is held, as the connection has ended. */
    void release();
}
