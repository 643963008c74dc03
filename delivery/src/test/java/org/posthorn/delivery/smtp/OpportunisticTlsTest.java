package org.posthorn.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.delivery.smtp.Reaction.drop;
import static org.posthorn.delivery.smtp.Reaction.say;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpportunisticTlsTest extends SmtpPeers {
    @BeforeEach
    void offerTls() {
        server.offer("PIPELINING", "STARTTLS");
    }

    @Test
    void theConnectionIsEncryptedWhereThatIsOfferedThoughNobodyVouchesForTheCertificate() {
        assertThat(delivered().remote().tls()).isEqualTo("TLSv1.3");
    }

    @Test
    void theExtensionsAreAskedForAnewOverTls() {
        send();
        assertThat(server.commands()).startsWith("EHLO relay.example.com", "STARTTLS", "EHLO relay.example.com");
    }

    @Test
    void aLargeMessageArrivesWholeOverTls() {
        String body = "Subject: big\r\n\r\n" + "0123456789abcdef\r\n".repeat(50_000);
        send(body);
        assertThat(server.received().get(0).data()).isEqualTo(body);
    }

    @Test
    void aServerThatRefusesStartTlsGetsItsMailInTheClear() {
        server.always("STARTTLS", say("454 4.7.0 not now"));
        assertThat(delivered().remote().tls()).isNull();
    }

    @Test
    void aServerThatDropsTheConnectionAtStartTlsGetsItsMailInTheClear() {
        server.always("STARTTLS", drop());
        assertThat(delivered().remote().tls()).isNull();
    }

    @Test
    void aServerWhoseHandshakeFailsGetsItsMailInTheClear() {
        server.always("STARTTLS", say("220 go ahead, I am not listening"));
        assertThat(delivered().remote().tls()).isNull();
    }

    @Test
    void aReplyInTheClearAfterStartTlsIsNotBelieved() {
        server.always("STARTTLS", say("220 go", "250 PIPELINING"));
        assertThat(delivered().remote().tls()).isNull();
    }

    @Test
    void aServerWhoseTlsIsBrokenIsNotAskedForItAgain() {
        server.always("STARTTLS", say("454 4.7.0 not now"));
        send();
        server.dropAll();
        send();
        assertThat(server.commands()).containsOnlyOnce("STARTTLS");
    }
}
