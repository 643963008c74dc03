package org.posthorn.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.delivery.smtp.Reaction.drop;
import static org.posthorn.delivery.smtp.Reaction.hang;
import static org.posthorn.delivery.smtp.Reaction.say;
import static org.posthorn.delivery.smtp.Reaction.sayAndDrop;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.message.RawMessage;
import org.posthorn.delivery.route.Target;

class BrokenServerTest extends SmtpPeers {
    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void aConnectionDroppedAtAnyStepIsATemporaryFailure(String step) {
        server.always(step, drop());
        assertThat(refused()).extracting(DeliveryResult.Refused::permanent, result -> result.reply().status()).containsExactly(false, "4.4.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void aServerThatHangsAtAnyStepIsATemporaryFailure(String step) {
        beImpatient();
        server.always(step, hang());
        assertThat(refused()).extracting(DeliveryResult.Refused::permanent, result -> result.reply().status()).containsExactly(false, "4.4.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "END"})
    void whatAServerSaysWhenItClosesIsKept(String step) {
        server.always(step, sayAndDrop("421 4.3.2 closing down"));
        assertThat(refused().reply()).isEqualTo(new SmtpReply(421, "4.3.2", "4.3.2 closing down"));
    }

    @Test
    void aRefusalBeforeTheConnectionDropsCounts() {
        server.always("RCPT", sayAndDrop("550 5.1.1 no such user"));
        assertThat(refused().reply()).isEqualTo(new SmtpReply(550, "5.1.1", "5.1.1 no such user"));
    }

    @Test
    void nobodyListeningIsATemporaryFailure() {
        server.close();
        assertThat(refused().reply().status()).isEqualTo("4.4.1");
    }

    @Test
    void aServerThatTalksNonsenseIsATemporaryFailure() {
        server.always("GREETING", say("SSH-2.0-OpenSSH_9.6"));
        assertThat(refused().permanent()).isFalse();
    }

    @Test
    void aRefusalInTheGreetingIsTemporaryWhateverItsCode() {
        server.always("GREETING", sayAndDrop("554 5.7.1 your address is listed"));
        assertThat(refused()).extracting(DeliveryResult.Refused::permanent, result -> result.reply().code()).containsExactly(false, 554);
    }

    @Test
    void aHostThatTakesNoMailAtAllIsPermanent() {
        server.always("GREETING", sayAndDrop("521 no mail here"));
        assertThat(refused().permanent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 too busy", "450 later", "554 go away"})
    void theNextServerIsTriedWhenTheFirstRefusesInItsGreeting(String greeting) {
        server.always("GREETING", sayAndDrop(greeting));
        assertThat(sendToBoth(server.target())).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void theNextServerIsTriedWhenTheFirstIsNotThere() {
        server.close();
        assertThat(sendToBoth(server.target())).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void whatAServerSaidIsKeptThoughTheNextOneIsNotThere() {
        server.always("GREETING", sayAndDrop("554 5.7.1 your address is listed"));
        Parcel parcel = new Parcel("", "bob@example.org", () -> CompletableFuture.completedFuture(RawMessage.of(new byte[0])));
        Target nobody = new Target("mx2.example.org", new InetSocketAddress("127.0.0.1", 1));
        DeliveryResult result = sender.send(parcel, List.of(server.target(), nobody)).orTimeout(PATIENT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(((DeliveryResult.Refused) result).reply().code()).isEqualTo(554);
    }

    @Test
    void theNextServerIsNotTriedAfterTheFirstsWordOnTheRecipient() {
        server.always("RCPT", say("450 4.2.0 greylisted"));
        assertThat(sendToBoth(server.target())).isInstanceOf(DeliveryResult.Refused.class);
    }

    @Test
    void aServerThatAnswersBeforeTheMessagesEndIsBelieved() {
        server.offer("PIPELINING").always("DATA", say("354 go on", "552 5.3.4 too much"));
        assertThat(((DeliveryResult.Refused) send("x".repeat(8_000_000))).reply().status()).isEqualTo("5.3.4");
    }

    private DeliveryResult sendToBoth(Target first) {
        try (ScriptedServer second = ScriptedServer.start()) {
            Parcel parcel = new Parcel("", "bob@example.org", () -> CompletableFuture.completedFuture(RawMessage.of(new byte[0])));
            Target other = new Target("mx2.example.org", new InetSocketAddress("127.0.0.1", second.address().port()));
            return sender.send(parcel, List.of(first, other)).orTimeout(PATIENT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
