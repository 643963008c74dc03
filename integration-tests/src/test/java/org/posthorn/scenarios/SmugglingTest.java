package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Commands hidden in a message or before TLS are never carried out, and line ends other than CRLF are refused. */
@ExtendWith(SharedServer.class)
class SmugglingTest {
    private final Customer customer;

    SmugglingTest(Customer customer) {
        this.customer = customer;
    }

    private SmtpReply send(SmtpClient client, String recipient, String data) throws IOException {
        client.send("MAIL FROM:<" + customer.sender() + ">");
        client.send("RCPT TO:<" + recipient + ">");
        client.send("DATA");
        client.write(data + "\r\n.\r\n");
        return client.readReply();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\rtwo", "one\r\r\ntwo", "\n"})
    void aBareLineBreakIsRefused(String body) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            assertThat(send(client, "bare@smuggling.example", "Subject: x\r\n\r\n" + body).text()).startsWith("554 5.6.0 ");
        }
    }

    @Test
    void aMessageRefusedForItsLineBreaksIsNotRelayed() throws IOException {
        try (SmtpClient client = customer.logIn()) {
            send(client, "refused@smuggling.example", "Subject: x\r\n\r\none\ntwo");
            send(client, "good@smuggling.example", customer.message("good@smuggling.example") + "\r\none\r\ntwo");
        }
        customer.sink().inbox().awaitTo("good@smuggling.example", Customer.PATIENCE);
        assertThat(customer.sink().inbox().to("refused@smuggling.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\r.\r", "\r.\r\n", "\n.\r"})
    void onlyCrlfDotCrlfEndsAMessage(String end) throws IOException {
        String hidden = "MAIL FROM:<" + customer.sender() + ">\r\nRCPT TO:<victim@smuggling.example>\r\nDATA\r\nSubject: hidden\r\n\r\nhidden";
        try (SmtpClient client = customer.logIn()) {
            send(client, "cover@smuggling.example", "Subject: x\r\n\r\ncover" + end + hidden);
            assertThat(client.send("QUIT").code()).as("the reply after the message's").isEqualTo(221);
        }
    }

    /** RFC 3207 section 4.2: what came in the clear counts for nothing after TLS has begun. */
    @ParameterizedTest
    @ValueSource(strings = {"submission", "alternate", "mx"})
    void commandsBehindStartTlsAreNotCarriedOut(String listener) throws IOException {
        List<Integer> codes = new ArrayList<>();
        try (SmtpClient client = customer.connect(listener)) {
            client.write("STARTTLS\r\nNOOP\r\nNOOP\r\n");
            while (true) {
                codes.add(client.readReply().code());
            }
        } catch (EOFException | SocketException closed) {
            assertThat(codes).as(closed.getMessage()).doesNotContain(250);
        }
    }
}
