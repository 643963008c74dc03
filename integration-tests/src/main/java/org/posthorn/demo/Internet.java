package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.Dsn;
import org.posthorn.testing.FeedbackReport;
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

    /** Sends the message back, or complains about it, when it was delivered to a recipient whose fate that is. */
    void react(JsonNode event, int mxPort) throws IOException {
        if (!"delivered".equals(event.path("type").asText())) {
            return;
        }
        Optional<Guest> guest = Guest.at(event.path("recipient").asText());
        Fate fate = guest.map(Guest::fate).orElse(Fate.DELIVERED);
        if (fate == Fate.RETURNED) {
            require(Dsn.failed(arrived(guest.get()), "5.1.1", "550 5.1.1 mailbox was removed").send(mxPort));
        } else if (fate == Fate.COMPLAINED) {
            require(FeedbackReport.abuse(arrived(guest.get())).send(mxPort));
        }
    }

    private Received arrived(Guest guest) {
        return mx.inbox().awaitTo(guest.address(), ARRIVAL);
    }

    private static void require(SmtpReply reply) throws IOException {
        if (!reply.isPositive()) {
            throw new IOException("What came back was refused: " + reply);
        }
    }

    @Override
    public void close() {
        mx.close();
    }
}
