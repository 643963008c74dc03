package org.posthorn.testing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One MAIL … DATA. */
final class Transaction implements MessageHandler {
    private final Session session;
    private final Actor actor;
    private final MockMx mx;
    private final List<String> recipients = new ArrayList<>(1);
    private String sender = "";
    private boolean over;

    Transaction(MessageContext context, Actor actor, MockMx mx) {
        this.session = (Session) context;
        this.actor = actor;
        this.mx = mx;
    }

    List<String> recipients() {
        return recipients;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream stream) throws RejectException, IOException {
        byte[] bytes = stream.readAllBytes();
        Instant time = Instant.now();
        over = true;
        Optional<String> refusal = actor.act(Stage.END_OF_DATA, session, recipients);
        if (refusal.isPresent() && !refusal.get().startsWith("2")) {
            throw new RejectException(Integer.parseInt(refusal.get().substring(0, 3)), refusal.get().substring(4));
        }
        int connection = mx.connections().number(session);
        mx.connections().delivered(connection);
        mx.inbox().add(received(time, connection, bytes));
        return refusal.map(line -> line.substring(4)).orElse("2.0.0 taken");
    }

    private Received received(Instant time, int connection, byte[] bytes) {
        List<String> keepOnly = mx.settings().keepOnly();
        Optional<String> tls = session.getSocket() instanceof SSLSocket secure ? Optional.of(secure.getSession().getProtocol()) : Optional.empty();
        return new Received(time, connection, session.getRemoteAddress().getAddress(), session.getHelo().orElse(""), tls, sender,
                List.copyOf(recipients), keepOnly.isEmpty() ? bytes : Headers.only(bytes, keepOnly));
    }

    @Override
    public void done() {
        // Nothing to let go of.
    }
}
