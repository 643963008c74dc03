package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;

import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.Test;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.message.MessageId;

class ReceivedFieldTest {
    private static final MessageId ID = new MessageId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Instant NOW = Instant.parse("2026-11-01T09:05:03.9Z");

    @Test
    void aCustomersAddressIsLeftOut() {
        RelaySession session = TestTransport.session();
        Accounts.logIn(session, Accounts.ACME);
        session.setAttachment(SMTPSession.CURRENT_HELO_MODE, "EHLO", State.Connection);

        assertThat(ReceivedField.of(session, ID, NOW)).isEqualTo("Received: by " + session.getConfiguration().getHelloName()
            + " (Posthorn) with ESMTPSA\r\n\tid 01ARZ3NDEKTSV4RRFFQ69G5FAV; Sun, 1 Nov 2026 09:05:03 +0000\r\n");
    }

    @Test
    void whoIsTrustedHasNotLoggedIn() {
        RelaySession session = TestTransport.session();
        session.enter(new Identity.Trust(Accounts.ACME), new Sessions());
        session.setAttachment(SMTPSession.CURRENT_HELO_MODE, "EHLO", State.Connection);

        assertThat(ReceivedField.of(session, ID, NOW)).startsWith("Received: by ").contains(" with ESMTPS\r\n");
    }

    @Test
    void aStrangersAddressIsTold() {
        assertThat(ReceivedField.of(session("192.0.2.7"), ID, NOW)).startsWith("Received: from [192.0.2.7] by ");
    }

    @Test
    void aStrangersAddressOfTheNewerKindIsMarkedAsSuch() {
        assertThat(ReceivedField.of(session("2001:db8::7"), ID, NOW)).startsWith("Received: from [IPv6:2001:db8:0:0:0:0:0:7] by ");
    }

    @Test
    void aPlainSessionAfterHeloIsSmtp() {
        assertThat(ReceivedField.of(session("192.0.2.7"), ID, NOW)).contains(" with SMTP\r\n");
    }

    private static RelaySession session(String client) {
        return TestTransport.session(new TestTransport(new InetSocketAddress(client, 40_000)).withoutTls());
    }
}
