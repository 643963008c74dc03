package org.posthorn.testing;

import java.util.List;

/**
 * How a {@link MockMx} listens and what it announces.
 *
 * @param address    loopback address to bind
 * @param port       0 for any free one
 * @param startTls   what it does about STARTTLS
 * @param pipelining whether it announces PIPELINING
 * @param keepOnly   names of the header fields to keep of each message; empty to keep every byte
 */
public record MxSettings(String address, int port, StartTls startTls, boolean pipelining, List<String> keepOnly) {

    /** 127.0.0.1, any port, no STARTTLS, PIPELINING, every byte kept. */
    public static MxSettings defaults() {
        return new MxSettings("127.0.0.1", 0, StartTls.NONE, true, List.of());
    }

    public MxSettings on(String newAddress, int newPort) {
        return new MxSettings(newAddress, newPort, startTls, pipelining, keepOnly);
    }

    public MxSettings startTls(StartTls mode) {
        return new MxSettings(address, port, mode, pipelining, keepOnly);
    }

    public MxSettings withoutPipelining() {
        return new MxSettings(address, port, startTls, false, keepOnly);
    }

    /** Keeps these header fields of each message and nothing else, for runs of many messages. */
    public MxSettings keepOnly(String... fields) {
        return new MxSettings(address, port, startTls, pipelining, List.of(fields));
    }
}
