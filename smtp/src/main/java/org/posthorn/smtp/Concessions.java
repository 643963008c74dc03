package org.posthorn.smtp;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;

/**
 * What a listener lets an account make up its own mind about (R1.3).
 *
 * @param plaintext clients in an account's {@code allowPlaintextFrom} may do without TLS: {@code <allowPlaintext>true</allowPlaintext>}
 * @param trustZone clients in an account's {@code trustedIps} may do without AUTH: {@code <trustZone>true</trustZone>}
 */
record Concessions(boolean plaintext, boolean trustZone) {
    static final Concessions NONE = new Concessions(false, false);

    static Concessions from(Configuration config) throws ConfigurationException {
        return new Concessions(flag(config, "allowPlaintext"), flag(config, "trustZone"));
    }

    private static boolean flag(Configuration config, String name) throws ConfigurationException {
        String value = config.getString(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new ConfigurationException("<" + name + "> is true or false, not '" + value + "'");
        }
        return value.equals("true");
    }
}
