package org.posthorn.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.delivery.smtp.Reaction.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;
import org.posthorn.core.message.RawMessage;

class SmtpSenderTest extends SmtpPeers {
    @Test
    void aMessageArrivesAsItIs() {
        send("Subject: dots\r\n\r\n.\r\n..x");
        assertThat(server.received()).containsExactly(
            new ScriptedServer.Received(1, "b-1@bounce.example.com", "bob@example.org", "Subject: dots\r\n\r\n..\r\n...x\r\n"));
    }

    @Test
    void theRepliesTextIsKeptOnSuccess() {
        server.once("END", say("250-2.0.0 taken", "250 as 4711"));
        assertThat(delivered().reply()).isEqualTo(new SmtpReply(250, "2.0.0", "2.0.0 taken as 4711"));
    }

    @Test
    void theServerIsNamedOnSuccess() {
        assertThat(delivered().remote()).isEqualTo(new Remote("mx.example.org", "127.0.0.1", null));
    }

    @Test
    void theEnvelopeGoesInOneWriteWherePipeliningIsOffered() {
        server.once("MAIL", say()).once("RCPT", say()).once("DATA", say("250 sender", "250 recipient", "354 go on"));
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void theEnvelopeGoesCommandByCommandWherePipeliningIsNotOffered() {
        server.offer().once("RCPT", say("550 5.1.1 no such user"));
        send();
        assertThat(server.commands()).containsExactly("EHLO relay.example.com", "MAIL FROM:<b-1@bounce.example.com>", "RCPT TO:<bob@example.org>");
    }

    @Test
    void aServerWithoutEhloIsGreetedWithHelo() {
        server.always("EHLO", say("502 what"));
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void theSizeIsAnnounced() {
        send();
        assertThat(server.commands()).contains("MAIL FROM:<b-1@bounce.example.com> SIZE=" + MESSAGE.length());
    }

    @Test
    void eightBitMailIsAnnounced() {
        send("Subject: \u00fc\r\n\r\n");
        assertThat(server.commands().get(1)).endsWith(" BODY=8BITMIME");
    }

    @Test
    void eightBitMailGoesAsItIsToAServerThatDoesNotOfferIt() {
        server.offer("PIPELINING");
        send("Subject: \u00fc\r\n\r\n");
        assertThat(server.received().get(0).data()).isEqualTo("Subject: \u00fc\r\n\r\n");
    }

    @Test
    void aMessageLargerThanTheServerTakesIsNotSent() {
        server.offer("SIZE 10");
        assertThat(refused()).extracting(DeliveryResult.Refused::permanent, result -> result.reply().status()).containsExactly(true, "5.3.4");
    }

    @Test
    void aMessageOfMegabytesArrivesWhole() {
        server.offer("PIPELINING");
        String body = "Subject: big\r\n\r\n" + "0123456789abcdef\r\n".repeat(200_000);
        send(body);
        assertThat(server.received().get(0).data()).isEqualTo(body);
    }

    @Test
    void aSenderRefusedForNowIsTemporary() {
        server.once("MAIL", say("451 4.7.1 later"));
        assertThat(refused()).isEqualTo(expected(false, Stage.MAIL, new SmtpReply(451, "4.7.1", "4.7.1 later")));
    }

    @Test
    void aRecipientRefusedIsPermanent() {
        server.once("RCPT", say("550-5.1.1 no such", "550 5.1.1 user")).once("DATA", say("503 no recipients"));
        assertThat(refused()).isEqualTo(expected(true, Stage.RCPT, new SmtpReply(550, "5.1.1", "5.1.1 no such user")));
    }

    @Test
    void aRecipientRefusedThoughDataWasTakenLeavesNoMessageBehind() {
        server.once("RCPT", say("550 5.1.1 no such user")).once("END", say("554 no recipients"));
        refused();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aMessageRefusedAtItsEndIsPermanent() {
        server.once("END", say("554 5.7.1 spam"));
        assertThat(refused()).isEqualTo(expected(true, Stage.DATA, new SmtpReply(554, "5.7.1", "5.7.1 spam")));
    }

    @Test
    void anAddressThatWouldEndTheCommandIsRefusedHere() {
        Parcel parcel = new Parcel("", "a\r\nQUIT@example.org", () -> CompletableFuture.completedFuture(RawMessage.of(new byte[0])));
        sender.send(parcel, List.of(server.target())).join();
        assertThat(server.connections()).isZero();
    }

    private static DeliveryResult.Refused expected(boolean permanent, Stage stage, SmtpReply reply) {
        return new DeliveryResult.Refused(permanent, stage, reply, new Remote("mx.example.org", "127.0.0.1", null));
    }
}
