package org.posthorn.smtp;

/** Where a listener listens: what smtpserver.xml says, unless the environment says otherwise. */
@FunctionalInterface
public interface ListenerAddresses {
    /**
     * The address to bind.
     *
     * @param name the listener's name
     * @param configured {@code ip:port} of smtpserver.xml
     */
    String bind(String name, String configured);
}
