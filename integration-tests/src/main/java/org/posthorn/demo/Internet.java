package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.Dsn;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpReply;

/** The recipients' mail servers, all in one, playing each recipient's fate. */
final class Internet implements AutoCloseable {
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private final MockMx mx;

    Internet() throws IOException {
        this.mx = MockMx.start();
        Guest.of(Fate.DEFERRED_ONCE).forEach(guest -> mx.forRecipient(guest.address(), Behaviour.greylist(1)));
        Guest.of(Fate.DEFERRED_TWICE).forEach(guest -> mx.forRecipient(guest.address(), Behaviour.greylist(2)));
        Guest.of(Fate.REFUSED).forEach(guest -> mx.forRecipient(guest.address(), Behaviour.rejectRecipient("550 5.1.1 no such user here")));
    }

    MockMx mx() {
        return mx;
    }

    /** Sends the message back when it was delivered to a recipient whose fate that is. */
    void react(JsonNode event, int mxPort) throws IOException {
        String recipient = event.path("recipient").asText();
        if ("delivered".equals(event.path("type").asText()) && Guest.of(Fate.RETURNED).stream().anyMatch(guest -> guest.address().equals(recipient))) {
            sendBack(mx.inbox().awaitTo(recipient, ARRIVAL), mxPort);
        }
    }

    private static void sendBack(Received message, int mxPort) throws IOException {
        SmtpReply reply = Dsn.failed(message, "5.1.1", "550 5.1.1 mailbox was removed").send(mxPort);
        if (!reply.isPositive()) {
            throw new IOException("The bounce to " + message.sender() + " was refused: " + reply);
        }
    }

    @Override
    public void close() {
        mx.close();
    }
}
