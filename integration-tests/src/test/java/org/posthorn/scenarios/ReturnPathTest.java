package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.Dsn;
import org.posthorn.testing.Received;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** One copy for each recipient, each with a return path of its own that only we can make. */
@ExtendWith(SharedServer.class)
class ReturnPathTest {
    private final Customer customer;

    ReturnPathTest(Customer customer) {
        this.customer = customer;
    }

    private List<Received> copies(String... recipients) throws IOException {
        customer.submit(recipients);
        return List.of(recipients).stream().map(this::arrived).toList();
    }

    private Received arrived(String recipient) {
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private static String localPart(Received copy) {
        return copy.sender().substring(0, copy.sender().lastIndexOf('@'));
    }

    private SmtpReply bounceTo(String returnPath) throws IOException {
        try (SmtpClient client = customer.connect("mx")) {
            client.send("MAIL FROM:<>");
            return client.send("RCPT TO:<" + returnPath + ">");
        }
    }

    @Test
    void aMessageToThreeLeavesAsThree() throws IOException {
        assertThat(copies("a1@return.example", "b1@return.example", "c1@return.example")).allSatisfy(copy -> assertThat(copy.recipients()).hasSize(1));
    }

    @Test
    void eachCopyHasAReturnPathOfItsOwn() throws IOException {
        assertThat(copies("a2@return.example", "b2@return.example", "c2@return.example")).extracting(Received::sender).doesNotHaveDuplicates();
    }

    @Test
    void returnPathsAreAtTheBounceDomain() throws IOException {
        assertThat(copies("a3@return.example")).allSatisfy(copy -> assertThat(copy.sender()).startsWith("b-").endsWith("@bounce." + customer.domain()));
    }

    @Test
    void returnPathsFitIntoALocalPart() throws IOException {
        assertThat(copies("a4@return.example")).allSatisfy(copy -> assertThat(localPart(copy)).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void aReturnPathIsAccepted() throws IOException {
        assertThat(bounceTo(copies("a5@return.example").get(0).sender()).code()).isEqualTo(250);
    }

    @Test
    void aReturnPathInUpperCaseIsAccepted() throws IOException {
        assertThat(bounceTo(copies("a6@return.example").get(0).sender().toUpperCase(Locale.ROOT)).code()).isEqualTo(250);
    }

    @Test
    void aForgedReturnPathIsRefused() throws IOException {
        String genuine = copies("a7@return.example").get(0).sender();
        int place = genuine.indexOf('@') / 2;
        String forged = genuine.substring(0, place) + (genuine.charAt(place) == 'a' ? 'b' : 'a') + genuine.substring(place + 1);
        assertThat(bounceTo(forged).code()).isEqualTo(550);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "b-", "b-short", "u-", "mailer-daemon", "root"})
    void whatIsNoAddressOfTheBounceDomainIsRefused(String localPart) throws IOException {
        assertThat(bounceTo(localPart + "@bounce." + customer.domain()).text()).startsWith("550 5.1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fbl", "postmaster", "abuse"})
    void theAddressesThatEveryBounceDomainHasAreAccepted(String localPart) throws IOException {
        assertThat(bounceTo(localPart + "@bounce." + customer.domain()).code()).isEqualTo(250);
    }

    @Test
    void aReturnPathMovedToAnotherBounceDomainIsRefused() throws IOException {
        Customer neighbour = Customer.signUp(customer.server(), customer.sink(), "return-path-neighbour");
        String moved = localPart(copies("a8@return.example").get(0)) + "@bounce." + neighbour.domain();
        assertThat(bounceTo(moved).code()).isEqualTo(550);
    }

    @Test
    void aBounceInUpperCaseIsCharged() throws IOException {
        Received copy = copies("a9@return.example").get(0);
        Dsn.failed(copy, "5.1.1", "550 no such user").to(copy.sender().toUpperCase(Locale.ROOT)).send(customer.server().port("mx"));
        assertThat(customer.awaitEvent("bounced", "a9@return.example").path("source").asText()).isEqualTo("dsn");
    }

    @Test
    void belowTheAddedFieldsEveryByteIsTheSubmittersOwn() throws IOException {
        String message = ("X-Odd:  two  spaces \r\n\tfolded\r\n" + customer.message("bytes@return.example")
                + ".leading dot\r\n..two\r\ntrailing space \r\n\ttab\r\n" + "x".repeat(990) + "\r\nGr\u00fc\u00dfe\r\n\r\n\r\n");
        customer.submitMessage(message, "bytes@return.example");
        assertThat(arrived("bytes@return.example").text()).endsWith(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void onlyATraceASignatureAndFieldsForComplaintsAreAdded() throws IOException {
        customer.submitMessage(customer.message("added@return.example"), "added@return.example");
        String text = arrived("added@return.example").text();
        String added = text.substring(0, text.indexOf("From: News")).replaceAll("\r\n[ \t]", " ");
        assertThat(added.split("\r\n")).extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("DKIM-Signature", "CFBL-Address", "Feedback-ID", "X-Posthorn-Id", "Received");
    }

    @Test
    void bccDoesNotLeave() throws IOException {
        customer.submitMessage("Bcc: secret@return.example,\r\n other@return.example\r\n" + customer.message("bcc@return.example"), "bcc@return.example");
        assertThat(arrived("bcc@return.example").text()).doesNotContain("secret@", "other@", "Bcc");
    }
}
