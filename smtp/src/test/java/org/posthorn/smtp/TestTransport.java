package org.posthorn.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSession;

import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.LineHandler;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPSession;
import org.posthorn.core.account.Mechanism;

/** A connection without a network, for a session to test with. */
final class TestTransport implements ProtocolTransport {
    private final InetSocketAddress client;
    private final Deque<LineHandler<SMTPSession>> lineHandlers = new ArrayDeque<>();
    private boolean tls = true;

    TestTransport(InetSocketAddress client) {
        this.client = client;
    }

    /** A session over TLS from 192.0.2.7 with these mechanisms. */
    static RelaySession session(Mechanism... mechanisms) {
        return session(new TestTransport(new InetSocketAddress("192.0.2.7", 40_000)), mechanisms);
    }

    static RelaySession session(TestTransport transport, Mechanism... mechanisms) {
        return session(transport, Concessions.NONE, mechanisms);
    }

    static RelaySession session(TestTransport transport, Concessions concessions, Mechanism... mechanisms) {
        return new RelaySession(transport, new SMTPConfigurationImpl(), new ListenerSettings("submission", Set.of(mechanisms), concessions),
            new DataBudget(1 << 20));
    }

    TestTransport withoutTls() {
        tls = false;
        return this;
    }

    /** What the handler that waits for the next line answers to it. */
    static Response answer(RelaySession session, byte[] line) {
        return ((TestTransport) session.getProtocolTransport()).lineHandlers.getFirst().onLine(session, line);
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return client;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 587);
    }

    @Override
    public String getId() {
        return "test";
    }

    @Override
    public boolean isTLSStarted() {
        return tls;
    }

    @Override
    public boolean isStartTLSSupported() {
        return true;
    }

    @Override
    public Optional<SSLSession> getSSLSession() {
        return Optional.empty();
    }

    @Override
    public boolean isProxyRequired() {
        return false;
    }

    @Override
    public void writeResponse(Response response, ProtocolSession session) {
        throw new UnsupportedOperationException("Handlers return what they answer");
    }

    @Override
    public void popLineHandler() {
        lineHandlers.removeFirst();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void pushLineHandler(LineHandler<? extends ProtocolSession> handler, ProtocolSession session) {
        lineHandlers.addFirst((LineHandler<SMTPSession>) handler);
    }

    @Override
    public void setReadable(boolean readable) {
        throw new UnsupportedOperationException("Nothing is read here");
    }

    @Override
    public boolean isReadable() {
        return true;
    }
}
