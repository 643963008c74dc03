package org.posthorn.smtp;

/** What a listener is told by the server that it is part of. */
public interface ListenerSurroundings {
    /**
     * The address to bind: what smtpserver.xml says, unless the environment says otherwise.
     *
     * @param name the listener's name
     * @param configured {@code ip:port} of smtpserver.xml
     */
    String bind(String name, String configured);

    /** The name that the server says it has. */
    String hostName();
}
