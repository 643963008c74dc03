package org.posthorn.core.tracking;

import java.util.Locale;
import java.util.Optional;

/** What kind of client it is. */
public enum ClientKind {
    /** As far as can be told, a person's. */
    HUMAN,
    /** A scanner, a prefetcher, a robot: nobody has seen the message by it. */
    MACHINE,
    /** A mailbox provider's or a mail client's proxy that hides whether and when a person looked. */
    PROXY;

    /** The name in the API and in data files: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientKind> parse(String label) {
        for (ClientKind kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
