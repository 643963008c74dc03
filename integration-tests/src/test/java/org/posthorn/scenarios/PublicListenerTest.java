package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** The mx listener serves customers too, once they have logged in. */
@ExtendWith(SharedServer.class)
class PublicListenerTest {
    private final Customer customer;

    PublicListenerTest(Customer customer) {
        this.customer = customer;
    }

    private SmtpClient logIn() throws IOException {
        return SmtpClient.connect("127.0.0.1", customer.server().port("mx")).logIn(customer.id(), Customer.PASSWORD);
    }

    @Test
    void aCustomerSubmitsAfterAuth() throws IOException {
        try (SmtpClient client = logIn()) {
            Customer.queuedId(client.sendMessage(customer.sender(), "one@public.example", customer.message("one@public.example")));
        }
        assertThat(customer.sink().inbox().awaitTo("one@public.example", Customer.PATIENCE).text()).contains(" with ESMTPSA\r\n");
    }

    @Test
    void aCustomerSendsFromItsOwnDomainsAlone() throws IOException {
        try (SmtpClient client = logIn()) {
            assertThat(client.send("MAIL FROM:<someone@stranger.example>").text()).startsWith("451 4.7.1 ");
        }
    }

    @Test
    void authIsOfferedAfterTlsAlone() throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            assertThat(client.send("EHLO client.test").text()).doesNotContain("AUTH");
            client.startTls();
            assertThat(client.send("EHLO client.test").text()).contains("AUTH PLAIN LOGIN");
        }
    }

    @Test
    void beforeTlsNoPasswordIsRead() throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            assertThat(client.send("AUTH LOGIN").text()).startsWith("530 5.7.0 ");
        }
    }

    @Test
    void aReturnThatWasBegunByAStrangerBecomesNoSubmission() throws IOException {
        customer.submit("two@public.example");
        Received copy = customer.sink().inbox().awaitTo("two@public.example", Customer.PATIENCE);
        try (SmtpClient client = customer.connectWithTls("mx")) {
            client.send("MAIL FROM:<someone@stranger.example>");
            assertThat(client.send("RCPT TO:<" + copy.sender() + ">").code()).isEqualTo(250);
            SmtpReply login = client.authPlain(customer.id(), Customer.PASSWORD);
            assertThat(login.text()).startsWith("503 5.5.1 ");
        }
    }
}
