package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** What the submission listeners answer, up to the final reply. */
@ExtendWith(SharedServer.class)
class FrontDoorTest {
    private static final int MANY_OCTETS = 300_000;
    private final Customer customer;

    FrontDoorTest(Customer customer) {
        this.customer = customer;
    }

    private Customer another(String name, String settings) throws IOException {
        return Customer.signUp(customer.server(), customer.sink(), "front-door-" + name, settings);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private SmtpReply mail(SmtpClient client, String sender, String parameters) throws IOException {
        return client.send("MAIL FROM:<" + sender + ">" + parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "alternate"})
    void authBeforeTlsIsRefused(String listener) throws IOException {
        try (SmtpClient client = customer.connect(listener)) {
            assertThat(client.authPlain(customer.id(), Customer.PASSWORD).text()).startsWith("530 5.7.0 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "alternate"})
    void authIsNotOfferedBeforeTls(String listener) throws IOException {
        try (SmtpClient client = customer.connect(listener)) {
            assertThat(client.send("EHLO client.test").text()).contains("STARTTLS").doesNotContain("AUTH");
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(client.authPlain(customer.id(), "wrong-horse-battery").text()).startsWith("535 5.7.8 ");
        }
    }

    @Test
    void anUnknownUserIsRefusedInTheSameWords() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            SmtpReply wrongPassword = client.authPlain(customer.id(), "wrong-horse-battery");
            assertThat(client.authPlain("nobody-at-all", "wrong-horse-battery")).isEqualTo(wrongPassword);
        }
    }

    @Test
    void mailWithoutAuthIsRefused() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(mail(client, customer.sender(), "").text()).startsWith("530 5.7.0 ");
        }
    }

    @Test
    void aForeignSenderDomainIsRefusedForNow() throws IOException {
        try (SmtpClient client = customer.logIn()) {
            assertThat(mail(client, "someone@stranger.example", "").text()).startsWith("451 4.7.1 ");
        }
    }

    @Test
    void aForeignSenderDomainIsRefusedForGoodWhereTheAccountSaysSo() throws IOException {
        try (SmtpClient client = another("strict", "{\"foreignSenderDomain\":\"550\"}").logIn()) {
            assertThat(mail(client, "someone@stranger.example", "").text()).startsWith("550 5.7.1 ");
        }
    }

    @Test
    void anotherAccountsDomainIsForeignToo() throws IOException {
        Customer neighbour = another("neighbour", "{}");
        try (SmtpClient client = customer.logIn()) {
            assertThat(mail(client, neighbour.sender(), "").text()).startsWith("451 4.7.1 ");
        }
    }

    @Test
    void aMessageDeclaredTooBigIsRefusedAtMail() throws IOException {
        Customer small = another("small-declared", "{\"maxMessageSize\":\"200KB\"}");
        try (SmtpClient client = small.logIn()) {
            assertThat(mail(client, small.sender(), " SIZE=" + MANY_OCTETS).text()).startsWith("552 5.3.4 ");
        }
    }

    @Test
    void aMessageThatTurnsOutTooBigIsRefusedAfterData() throws IOException {
        Customer small = another("small", "{\"maxMessageSize\":\"200KB\"}");
        byte[] message = (small.message("big@front.example") + "0123456789abcdef\r\n".repeat(MANY_OCTETS / 18)).getBytes(StandardCharsets.US_ASCII);
        try (SmtpClient client = small.logIn()) {
            assertThat(client.sendMessage(small.sender(), List.of("big@front.example"), message).text()).startsWith("552 5.3.4 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".a@b.com", "a.@b.com", "a..b@b.com", "a@-b.com", "a@b..com", "a b@b.com", "a@", "@b.com", "a"})
    void anAddressAgainstTheGrammarIsRefused(String recipient) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            mail(client, customer.sender(), "");
            assertThat(client.send("RCPT TO:<" + recipient + ">").text()).startsWith("501 5.5.2 ");
        }
    }

    @Test
    void aRecipientTooManyIsRefusedForNow() throws IOException {
        Customer single = another("single", "{\"maxRecipientsPerMessage\":1}");
        try (SmtpClient client = single.logIn()) {
            mail(client, single.sender(), "");
            client.send("RCPT TO:<one@front.example>");
            assertThat(client.send("RCPT TO:<two@front.example>").text()).startsWith("452 4.5.3 ");
        }
    }

    @Test
    void aSuspendedAccountIsRefused() throws IOException {
        Customer suspended = another("suspended", "{}");
        suspended.admin().post("/relay/accounts/" + suspended.id() + "?action=suspend", "").orThrow();
        try (SmtpClient client = suspended.logIn()) {
            assertThat(mail(client, suspended.sender(), "").text()).startsWith("550 5.7.1 ").contains("suspended");
        }
    }

    @Test
    void theFinalReplyHoldsTheMessagesId() throws IOException {
        String id = customer.submit("final@front.example");
        customer.awaitEvent("accepted", "final@front.example");
        assertThat(customer.admin().message(id).path("id").asText()).isEqualTo(id);
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() throws IOException {
        try (SmtpClient client = customer.logIn()) {
            client.write("MAIL FROM:<" + customer.sender() + ">\r\nRCPT TO:<.bad@b.com>\r\nRCPT TO:<pipelined@front.example>\r\nDATA\r\n");
            List<Integer> codes = List.of(client.readReply().code(), client.readReply().code(), client.readReply().code(), client.readReply().code());
            assertThat(codes).containsExactly(250, 501, 250, 354);
        }
    }

    @Test
    void aMessageAndTheNextCommandsMayComeInOnePacket() throws IOException {
        try (SmtpClient client = customer.logIn()) {
            client.write("MAIL FROM:<" + customer.sender() + ">\r\nRCPT TO:<packet@front.example>\r\nDATA\r\n");
            List.of(client.readReply(), client.readReply(), client.readReply());
            client.write(customer.message("packet@front.example") + ".\r\nQUIT\r\n");
            Customer.queuedId(client.readReply());
            assertThat(client.readReply().code()).isEqualTo(221);
        }
    }

    @Test
    void plainWorksWithAnInitialResponse() throws IOException {
        try (SmtpClient client = customer.connectWithTls("alternate")) {
            assertThat(client.authPlain(customer.id(), Customer.PASSWORD).text()).startsWith("235 2.7.0 ");
        }
    }

    @Test
    void plainWorksWithoutAnInitialResponse() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(client.send("AUTH PLAIN").code()).isEqualTo(334);
            assertThat(client.send(base64("\0" + customer.id() + "\0" + Customer.PASSWORD)).text()).startsWith("235 2.7.0 ");
        }
    }

    @Test
    void loginWorksWithAnInitialResponse() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(client.send("AUTH LOGIN " + base64(customer.id())).code()).isEqualTo(334);
            assertThat(client.send(base64(Customer.PASSWORD)).text()).startsWith("235 2.7.0 ");
        }
    }

    @Test
    void loginWorksWithoutAnInitialResponse() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(client.authLogin(customer.id(), Customer.PASSWORD).text()).startsWith("235 2.7.0 ");
        }
    }

    @Test
    void anUnknownMechanismIsRefused() throws IOException {
        try (SmtpClient client = customer.connectWithTls("submission")) {
            assertThat(client.send("AUTH CRAM-MD5").text()).startsWith("504 5.5.4 ");
        }
    }
}
