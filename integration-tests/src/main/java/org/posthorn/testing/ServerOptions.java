package org.posthorn.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a {@link PosthornServer} is run.
 *
 * @param home        made by the server when empty or missing
 * @param command     program and leading arguments; {@code start --home HOME} is added
 * @param environment variables on top of the caller's
 * @param startup     how long it may take until it is ready
 */
public record ServerOptions(Path home, List<String> command, Map<String, String> environment, Duration startup) {
    private static final List<String> LISTENERS = List.of("SUBMISSION", "SMTPS", "ALTERNATE", "MX", "ADMIN", "WEB");

    /** The repository's script, or the one that the system property {@code posthorn} names; every listener on a free port of 127.0.0.1. */
    public static ServerOptions of(Path home) {
        Map<String, String> environment = new HashMap<>();
        LISTENERS.forEach(listener -> environment.put("POSTHORN_" + listener + "_PORT", "0"));
        environment.put("POSTHORN_BIND", "127.0.0.1");
        String script = System.getProperty("posthorn", "");
        return new ServerOptions(home, List.of(script.isEmpty() ? Repository.root().resolve("posthorn").toString() : script), environment,
                Duration.ofMinutes(2));
    }

    public ServerOptions with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new ServerOptions(home, command, changed, startup);
    }

    /** Sends all mail to this one. */
    public ServerOptions route(MockMx mx) {
        return with("POSTHORN_ROUTE", mx.hostAndPort());
    }

    /** Resolves names there, and takes this port for every MX. */
    public ServerOptions dns(StubDns dns, int mxPort) {
        return with("POSTHORN_DNS", dns.hostAndPort()).with("POSTHORN_MX_TARGET_PORT", Integer.toString(mxPort));
    }

    /** Options of the JVM besides those of the caller's environment, as {@code -Xmx512m}. */
    public ServerOptions java(String options) {
        return with("POSTHORN_JAVA_OPTS", System.getenv().getOrDefault("POSTHORN_JAVA_OPTS", "") + " " + options);
    }

    /** Runs another program in the script's place. */
    public ServerOptions command(String... replacement) {
        return new ServerOptions(home, List.of(replacement), environment, startup);
    }

    /** Runs the program under another one, such as strace. */
    public ServerOptions under(String... prefix) {
        List<String> whole = new ArrayList<>(List.of(prefix));
        whole.addAll(command);
        return new ServerOptions(home, whole, environment, startup);
    }

    public ServerOptions startup(Duration limit) {
        return new ServerOptions(home, command, environment, limit);
    }
}
