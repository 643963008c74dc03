package org.posthorn.conf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.ReconfigurationPolicy;
import org.posthorn.core.bounce.ReturnsRetention;
import org.posthorn.core.delivery.RetrySchedule;

/**
 * What posthorn.properties says.
 *
 * @param masterKeyFile where the master key is, below the home unless it is absolute
 * @param hostName this server's name, if it is not to be found out
 * @param loginPolicy what failed logins lead to
 * @param reconfigurationPolicy how sessions go on whose account is changed
 * @param maxHeldMessages how many messages of a pending account are held
 * @param returnsRetention how much is kept of what came back and nobody took
 * @param retrySchedule when a delivery is tried again and when it is given up
 * @param maxDeliveries deliveries at once
 * @param maxConnectionsPerDomain deliveries at once to one recipient domain
 * @param maxMessagesPerConnection after so many messages a connection is closed
 * @param idleConnectionTimeout how long a connection without work is kept
 * @param web the public web server
 */
public record PosthornSettings(String masterKeyFile, Optional<String> hostName, LoginPolicy loginPolicy, ReconfigurationPolicy reconfigurationPolicy,
                               int maxHeldMessages, ReturnsRetention returnsRetention, RetrySchedule retrySchedule, int maxDeliveries,
                               int maxConnectionsPerDomain, int maxMessagesPerConnection, Duration idleConnectionTimeout, PublicWebSettings web) {
    static final String FILE = "posthorn.properties";
    private static final Value STORE = Value.oneOf("embedded");
    private static final Value HOST_NAME = new Value("a host name",
        text -> text.matches("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"));

    /**
     * Reads the file; what it does not set has its default.
     *
     * @throws InvalidConfiguration naming every mistake in it
     */
    public static PosthornSettings read(Path file) {
        Mistakes mistakes = new Mistakes(file.getFileName().toString());
        PosthornSettings settings = read(file, mistakes);
        if (!mistakes.found().isEmpty()) {
            throw new InvalidConfiguration(mistakes.found());
        }
        return settings;
    }

    static PosthornSettings read(Path file, Mistakes mistakes) {
        PropertiesFile properties = PropertiesFile.read(file, mistakes);
        properties.check("store", STORE);
        properties.check("hostName", HOST_NAME);
        properties.check("masterKeyFile", Value.TEXT);
        PosthornSettings settings = new PosthornSettings(
            properties.text("masterKeyFile").orElse("conf/master.key"),
            properties.text("hostName"),
            loginPolicy(properties),
            new ReconfigurationPolicy(time(properties, "reconfigurationGrace", "5m")),
            properties.number("maxHeldMessages", 10_000, Value.atLeast(1)),
            returnsRetention(properties),
            schedule(properties),
            properties.number("maxDeliveries", 200, Value.atLeast(1)),
            properties.number("maxConnectionsPerDomain", 20, Value.atLeast(1)),
            properties.number("maxMessagesPerConnection", 100, Value.atLeast(1)),
            time(properties, "idleConnectionTimeout", "10s"),
            PublicWebSettings.read(properties));
        properties.refuseOthers();
        return settings;
    }

    private static LoginPolicy loginPolicy(PropertiesFile properties) {
        return new LoginPolicy(
            properties.number("loginFailures", 3, Value.between(1, 1000)),
            properties.number("loginFailuresPerUser", 30, Value.between(1, 1000)),
            time(properties, "loginFailureWindow", "30m"),
            time(properties, "banDuration", "30m"));
    }

    private static ReturnsRetention returnsRetention(PropertiesFile properties) {
        ReturnsRetention usual = ReturnsRetention.DEFAULT;
        return new ReturnsRetention(
            properties.number("returnsKeptDays", usual.days(), Value.atLeast(0)),
            properties.number("returnsKept", usual.count(), Value.atLeast(1)));
    }

    static Duration time(PropertiesFile properties, String name, String whenAbsent) {
        return time(properties.readable(name, whenAbsent, "a time with s, m, h or d, as in " + whenAbsent, PosthornSettings::time));
    }

    private static RetrySchedule schedule(PropertiesFile properties) {
        // Each read beside a good one first, so that a mistake is told of the setting that it is in.
        String delays = properties.readable("retryDelays", "5m, 10m, 30m, 1h, 2h, 4h", "times with commas between, as in 5m, 10m, 1h",
            text -> RetrySchedule.parse(text, "1d"));
        return RetrySchedule.parse(delays, properties.readable("expireAfter", "3d", "a time with s, m, h or d, as in 3d", PosthornSettings::time));
    }

    private static Duration time(String text) {
        return RetrySchedule.parse("1m", text).expiry();
    }
}
