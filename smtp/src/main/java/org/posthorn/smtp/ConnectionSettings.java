package org.posthorn.smtp;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.posthorn.core.address.IpRange;

/**
 * How a listener takes connections.
 *
 * @param sessions how many at once, the next is answered 421: {@code <sessions>}, 1000 unless given
 * @param sessionsPerIp how many of them from one IPv4 address or IPv6 network of 64 bits: {@code <connectionLimitPerIP>}, 0 (any number) unless given
 * @param proxies whose connections begin with a PROXY header: {@code <proxy><from>}, nobody's unless given
 */
record ConnectionSettings(int sessions, int sessionsPerIp, List<IpRange> proxies) {
    private static final int DEFAULT_SESSIONS = 1000;
    private static final int MAX_SESSIONS = 100_000;

    static ConnectionSettings from(Configuration config) throws ConfigurationException {
        return new ConnectionSettings(number(config, "sessions", DEFAULT_SESSIONS, 1), number(config, "connectionLimitPerIP", 0, 0),
            ranges(config.getString("proxy.from", "")));
    }

    private static List<IpRange> ranges(String text) throws ConfigurationException {
        List<IpRange> ranges = new ArrayList<>();
        for (String range : text.isBlank() ? new String[0] : text.trim().split("\\s+", -1)) {
            ranges.add(IpRange.parse(range)
                .orElseThrow(() -> new ConfigurationException("<proxy><from> takes " + IpRange.FORM + ", not '" + range + "'")));
        }
        return List.copyOf(ranges);
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
