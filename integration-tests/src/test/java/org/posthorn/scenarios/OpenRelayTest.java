package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** The mx listener takes strangers' mail for our return addresses and relays none of it, however the recipient is disguised. */
@ExtendWith(SharedServer.class)
class OpenRelayTest {
    private final Customer customer;

    OpenRelayTest(Customer customer) {
        this.customer = customer;
    }

    private SmtpReply rcpt(String sender, String recipient) throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            client.send("MAIL FROM:<" + sender + ">");
            return client.send("RCPT TO:<" + recipient.replace("SENDING", customer.domain()) + ">");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "victim@elsewhere.example", "victim%elsewhere.example@SENDING", "victim%elsewhere.example@relay.example", "elsewhere.example!victim@SENDING",
        "\"victim@elsewhere.example\"@SENDING", "\"victim@elsewhere.example\"@localhost", "newsletter@SENDING", "postmaster@SENDING",
        "victim@localhost", "victim@posthorn.test", "victim@[127.0.0.1]", "VICTIM@ELSEWHERE.EXAMPLE", "victim@bounce.elsewhere.example"})
    void relayingIsRefused(String recipient) throws IOException {
        assertThat(rcpt("someone@stranger.example", recipient).text()).startsWith("550 5.7.1 ");
    }

    @Test
    void relayingForTheNullSenderIsRefused() throws IOException {
        assertThat(rcpt("", "victim@elsewhere.example").text()).startsWith("550 5.7.1 ");
    }

    @Test
    void relayingForACustomersOwnSenderIsRefusedWithoutASession() throws IOException {
        assertThat(rcpt(customer.sender(), "victim@elsewhere.example").text()).startsWith("550 5.7.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "b-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@bounce.SENDING", "b-@bounce.SENDING", "anybody@bounce.SENDING",
        "victim%elsewhere.example@bounce.SENDING", "\"victim@elsewhere.example\"@bounce.SENDING"})
    void whatIsNoReturnAddressOfOursIsRefusedAtTheBounceDomain(String recipient) throws IOException {
        assertThat(rcpt("", recipient).code()).isEqualTo(550);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"@SENDING:victim@elsewhere.example", "@a.example,@b.example:victim@elsewhere.example", "victim", "victim@"})
    void aSourceRouteOrHalfAnAddressIsRefused(String recipient) throws IOException {
        assertThat(rcpt("", recipient).code()).isBetween(500, 559);
    }

    @Test
    void aWrongPasswordDoesNotOpenTheRelay() throws IOException {
        try (SmtpClient client = customer.connectWithTls("mx")) {
            assertThat(client.authPlain(customer.id(), "wrong-horse-battery").code()).isEqualTo(535);
            client.send("MAIL FROM:<" + customer.sender() + ">");
            assertThat(client.send("RCPT TO:<victim@elsewhere.example>").text()).startsWith("550 5.7.1 ");
        }
    }

    @Test
    void authWithoutTlsDoesNotOpenTheRelay() throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            assertThat(client.authPlain(customer.id(), Customer.PASSWORD).code()).isEqualTo(530);
            client.send("MAIL FROM:<" + customer.sender() + ">");
            assertThat(client.send("RCPT TO:<victim@elsewhere.example>").text()).startsWith("550 5.7.1 ");
        }
    }

    @Test
    void dataIsRefusedWhenEveryRecipientWas() throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            client.send("MAIL FROM:<>");
            client.send("RCPT TO:<victim@elsewhere.example>");
            assertThat(client.send("DATA").code()).isEqualTo(503);
        }
    }
}
