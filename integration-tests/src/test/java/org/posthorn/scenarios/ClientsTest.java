package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.posthorn.testing.DkimVerifier;
import org.posthorn.testing.OutsideClient;
import org.posthorn.testing.Received;
import org.posthorn.testing.Submission;

/** Clients that customers use submit mail, and verifiers that receivers use accept its signature. */
@ExtendWith(SharedServer.class)
class ClientsTest {
    private final Customer customer;

    ClientsTest(Customer customer) {
        this.customer = customer;
    }

    static Stream<Arguments> clientsOverBothPorts() {
        return Arrays.stream(OutsideClient.values()).flatMap(client -> Stream.of(Arguments.of(client, "submission"), Arguments.of(client, "smtps")));
    }

    static Stream<Arguments> clientsAndVerifiers() {
        return Arrays.stream(OutsideClient.values())
                .flatMap(client -> Arrays.stream(DkimVerifier.values()).map(verifier -> Arguments.of(client, verifier)));
    }

    private Received send(OutsideClient client, String listener, String recipient) {
        client.require();
        client.send(new Submission("127.0.0.1", customer.server().port(listener), listener.equals("smtps"), customer.id(), Customer.PASSWORD,
                customer.sender(), recipient), customer.message(recipient).getBytes(StandardCharsets.US_ASCII)).orThrow();
        return customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
    }

    private DkimVerifier.Verdict verdict(DkimVerifier verifier, byte[] message) throws IOException {
        verifier.require();
        JsonNode dkim = customer.admin().get("/relay/accounts/" + customer.id() + "/domains/" + customer.domain()).orThrow().json().path("dkim");
        return verifier.verify(message, dkim.path("name").asText(), dkim.path("value").asText());
    }

    private static byte[] changed(Received message, String from, String to) {
        assertThat(message.text()).contains(from);
        return message.text().replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("clientsOverBothPorts")
    void aMessageArrives(OutsideClient client, String listener) {
        String recipient = client.name() + "-" + listener + "@clients.example";
        // Not to the last byte: swaks adds an empty line.
        assertThat(send(client, listener, recipient).body().stripTrailing()).isEqualTo("The news of today, for " + recipient + ".");
    }

    @ParameterizedTest
    @MethodSource("clientsAndVerifiers")
    void itsSignatureHolds(OutsideClient client, DkimVerifier verifier) throws IOException {
        Received message = send(client, "submission", client.name() + "-" + verifier.name() + "@clients.example");
        DkimVerifier.Verdict verdict = verdict(verifier, message.bytes());
        assertThat(verdict.valid()).as(verdict.output()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureOfAChangedBodyDoesNotHold(DkimVerifier verifier) throws IOException {
        Received message = send(OutsideClient.SMTPLIB, "submission", "body-" + verifier.name() + "@clients.example");
        assertThat(verdict(verifier, changed(message, "The news of today", "The olds of today")).valid()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureOfAChangedSubjectDoesNotHold(DkimVerifier verifier) throws IOException {
        Received message = send(OutsideClient.SMTPLIB, "submission", "subject-" + verifier.name() + "@clients.example");
        assertThat(verdict(verifier, changed(message, "Subject: The news", "Subject: The olds")).valid()).isFalse();
    }
}
