package org.posthorn.smtp;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;

/**
 * How a listener takes connections.
 *
 * @param sessions how many at once, the next is answered 421: {@code <sessions>}, 1000 unless given
 * @param sessionsPerIp how many of them from one IPv4 address or IPv6 network of 64 bits: {@code <connectionLimitPerIP>}, 0 (any number) unless given
 */
record ConnectionSettings(int sessions, int sessionsPerIp) {
    private static final int DEFAULT_SESSIONS = 1000;
    private static final int MAX_SESSIONS = 100_000;

    static ConnectionSettings from(Configuration config) throws ConfigurationException {
        return new ConnectionSettings(number(config, "sessions", DEFAULT_SESSIONS, 1), number(config, "connectionLimitPerIP", 0, 0));
    }

    private static int number(Configuration config, String name, int usual, int smallest) throws ConfigurationException {
        String text = config.getString(name, String.valueOf(usual));
        int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (value < smallest || value > MAX_SESSIONS) {
            throw new ConfigurationException("<" + name + "> is a number from " + smallest + " to " + MAX_SESSIONS + ", not '" + text + "'");
        }
        return value;
    }
}
