package org.posthorn.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.posthorn.delivery.smtp.Reaction.drop;
import static org.posthorn.delivery.smtp.Reaction.say;
import static org.posthorn.delivery.smtp.Reaction.sayAndDrop;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.DeliveryResult;

class ConnectionReuseTest extends SmtpPeers {
    @Test
    void oneConnectionCarriesManyMessages() {
        send();
        send();
        assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(1, 1);
    }

    @Test
    void aMessageAfterADeliveredOneNeedsNoReset() {
        send();
        send();
        assertThat(server.commands()).doesNotContain("RSET");
    }

    @Test
    void aMessageAfterARefusedOneIsPrecededByAReset() {
        server.once("RCPT", say("550 no such user")).once("DATA", say("503 no recipients"));
        send();
        send();
        assertThat(server.commands()).containsSubsequence("DATA", "RSET", "MAIL FROM:<b-1@bounce.example.com> SIZE=25", "DATA");
    }

    @Test
    void theConnectionIsKeptWhenTheRecipientIsRefusedAndDataTaken() {
        server.once("RCPT", say("550 no such user")).once("END", say("554 no recipients"));
        send();
        send();
        assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(1);
    }

    @Test
    void theConnectionIsGivenUpWhenTheSenderIsRefusedAndDataTaken() {
        server.once("MAIL", say("550 not you"));
        send();
        send();
        assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(2);
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplaced() {
        send();
        server.dropAll();
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void aConnectionThatDiesAtMailIsReplacedIfItCarriedOthers() {
        send();
        server.once("MAIL", drop());
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void aConnectionThatSaysGoodbyeAtMailIsReplacedIfItCarriedOthers() {
        send();
        server.once("MAIL", sayAndDrop("421 4.4.2 enough"));
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void aConnectionThatRefusesToBeResetIsReplaced() {
        server.once("RCPT", say("550 no such user")).once("DATA", say("503 no recipients")).once("RSET", say("500 what"));
        send();
        assertThat(send()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void aConnectionThatDiesAfterTheFinalDotIsNotTriedAgain() {
        send();
        server.once("END", drop());
        send();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionIsLeftAfterItsShareOfMessages() {
        sender.close();
        sender = sender(PATIENT, new SmtpSettings.Pooling(2, Duration.ofSeconds(10), 10));
        send();
        send();
        send();
        assertThat(server.received()).extracting(ScriptedServer.Received::connection).containsExactly(1, 1, 2);
    }

    @Test
    void anIdleConnectionIsClosedWithGoodManners() {
        sender.close();
        sender = sender(PATIENT, new SmtpSettings.Pooling(100, Duration.ofMillis(20), 10));
        send();
        await().until(() -> server.commands().contains("QUIT"));
    }

    @Test
    void anIdleConnectionDoesNotCountOnceClosed() {
        sender.close();
        sender = sender(PATIENT, new SmtpSettings.Pooling(100, Duration.ofMillis(20), 10));
        send();
        await().until(() -> sender.idleConnections() == 0);
    }

    @Test
    void noMoreConnectionsStayIdleThanAllowed() {
        sender.close();
        sender = sender(PATIENT, new SmtpSettings.Pooling(100, Duration.ofSeconds(10), 0));
        send();
        await().until(() -> server.commands().contains("QUIT"));
    }
}
