package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.message.RawMessage;
import org.posthorn.delivery.route.Route;
import org.posthorn.delivery.smtp.ScriptedServer;
import org.posthorn.delivery.smtp.SmtpSender;

class CourierTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryOutgoingQueue queue = new MemoryOutgoingQueue(clock);
    private final MessageReader reader = new MessageReader(queue, Runnable::run, 1000);
    private final SmtpSender sender = new SmtpSender(DeliverySettings.defaults("relay.example.com").smtp());
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @Test
    void aCopyGoesToItsDomainsServer() {
        carry(new Route.Via(List.of(server.target())), Copies.MESSAGE);
        assertThat(server.received()).extracting(ScriptedServer.Received::recipient).containsExactly("bob@example.org");
    }

    @Test
    void theReturnPathIsTheEnvelopeSender() {
        carry(new Route.Via(List.of(server.target())), Copies.MESSAGE);
        assertThat(server.received()).extracting(ScriptedServer.Received::sender).containsExactly("b-1@bounce.example.com");
    }

    @Test
    void nothingIsHeldAfterwards() {
        carry(new Route.Via(List.of(server.target())), Copies.MESSAGE);
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    void aDomainThatTakesNoMailIsAPermanentRefusal() {
        DeliveryResult result = carry(new Route.Nowhere(true, "5.1.10", "null MX"), Copies.MESSAGE);
        assertThat(result).isEqualTo(new DeliveryResult.Refused(true, Stage.CONNECT, SmtpReply.local("5.1.10", "null MX"), null));
    }

    @Test
    void aDomainThatCannotBeLookedUpIsATemporaryRefusal() {
        DeliveryResult result = carry(new Route.Nowhere(false, "4.4.3", "no answer"), Copies.MESSAGE);
        assertThat(result).isEqualTo(new DeliveryResult.Refused(false, Stage.CONNECT, SmtpReply.local("4.4.3", "no answer"), null));
    }

    @Test
    void bytesThatCannotBeReadAreATemporaryRefusal() {
        DeliveryResult result = carry(new Route.Via(List.of(server.target())), null);
        assertThat(result).isEqualTo(new DeliveryResult.Refused(false, Stage.CONNECT, SmtpReply.local("4.3.0", "Local error"), null));
    }

    @Test
    void aCopyPastItsDeadlineIsNotTried() {
        Outgoing copy = Copies.to("bob@example.org", Copies.START);
        Courier courier = new Courier(domain -> CompletableFuture.failedFuture(new AssertionError("routed")), reader, sender, clock);
        assertThat(courier.carry(copy)).isCompletedWithValue(new DeliveryResult.Expired());
    }

    @Test
    void aCopyIsTriedUpToItsDeadline() {
        queue.add(Copies.to("bob@example.org", Copies.START.plusSeconds(1)), Copies.START, Copies.MESSAGE);
        clock.advance(Duration.ofMillis(999));
        Courier courier = new Courier(domain -> CompletableFuture.completedFuture(new Route.Nowhere(true, "5.1.2", "none")), reader, sender, clock);
        assertThat(courier.carry(queue.take(lane -> true).orElseThrow()).join()).isInstanceOf(DeliveryResult.Refused.class);
    }

    private DeliveryResult carry(Route route, RawMessage message) {
        queue.add(Copies.to("bob@example.org"), Copies.START, message);
        return new Courier(domain -> CompletableFuture.completedFuture(route), reader, sender, clock).carry(queue.take(lane -> true).orElseThrow()).join();
    }
}
