package org.posthorn.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.posthorn.core.account.Mechanism;

/**
 * What Posthorn reads of a {@code <smtpserver>} block besides James.
 *
 * @param name the block's {@code <jmxName>}: submission, smtps, alternate or mx
 * @param mechanisms what AUTH accepts: {@code <auth><mechanisms>PLAIN LOGIN</mechanisms></auth>}, both unless given
 * @param concessions which demands an account may drop for clients that it names
 */
record ListenerSettings(String name, Set<Mechanism> mechanisms, Concessions concessions) {
    static ListenerSettings from(Configuration config) throws ConfigurationException {
        Set<Mechanism> mechanisms = EnumSet.noneOf(Mechanism.class);
        for (String name : config.getString("auth.mechanisms", "PLAIN LOGIN").trim().split("\\s+", -1)) {
            mechanisms.add(mechanism(name));
        }
        return new ListenerSettings(config.getString("jmxName", ""), mechanisms, Concessions.from(config));
    }

    private static Mechanism mechanism(String name) throws ConfigurationException {
        try {
            return Mechanism.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("<auth><mechanisms> knows PLAIN and LOGIN, not '" + name + "'", e);
        }
    }
}
