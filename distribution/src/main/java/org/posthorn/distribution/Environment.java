package org.posthorn.distribution;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment overrides, for tests and containers: {@code POSTHORN_<LISTENER>_PORT}, {@code POSTHORN_BIND}, {@code POSTHORN_ROUTE},
 * {@code POSTHORN_DNS}, {@code POSTHORN_MX_TARGET_PORT}.
 */
final class Environment {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Where a listener of that name listens, given the address that the configuration says. */
    String bind(String listener, String configured) {
        int colon = configured.lastIndexOf(':');
        String address = get("POSTHORN_BIND").orElse(configured.substring(0, colon));
        return address + ":" + port(listener).orElseGet(() -> Integer.valueOf(configured.substring(colon + 1)));
    }

    Optional<Integer> port(String listener) {
        return number("POSTHORN_" + listener.toUpperCase(Locale.ROOT) + "_PORT");
    }

    Optional<String> bindAddress() {
        return get("POSTHORN_BIND");
    }

    Optional<String> route() {
        return get("POSTHORN_ROUTE");
    }

    Optional<String> dns() {
        return get("POSTHORN_DNS");
    }

    Optional<Integer> mxTargetPort() {
        return number("POSTHORN_MX_TARGET_PORT");
    }

    private Optional<Integer> number(String name) {
        return get(name).map(text -> {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
                throw new IllegalArgumentException(name + " is a port from 0 to 65535, not '" + text + "'");
            }
            return Integer.valueOf(text);
        });
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
