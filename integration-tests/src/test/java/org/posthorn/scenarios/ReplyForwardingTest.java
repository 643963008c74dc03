package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.Behaviour;
import org.posthorn.testing.Received;

/** What comes back and is no return goes to the account's bounceForward, from the null sender, once. */
@ExtendWith(SharedServer.class)
class ReplyForwardingTest {
    private final Customer shared;
    private Customer customer;
    private String forward;
    private String reader;

    ReplyForwardingTest(Customer shared) {
        this.shared = shared;
    }

    @BeforeEach
    void setUp(TestInfo test) throws IOException {
        String name = "f" + Integer.toHexString(test.getDisplayName().hashCode());
        forward = name + "@corp.test";
        reader = name + "@reply.example";
        customer = Customer.signUp(shared.server(), shared.sink(), name, "{\"bounceForward\":\"" + forward + "\"}");
    }

    private Received delivered() throws IOException {
        customer.submit(reader);
        customer.awaitEvent("delivered", reader);
        return customer.sink().inbox().awaitTo(reader, Customer.PATIENCE);
    }

    private Received forwarded(String message) throws IOException {
        Return.send(customer, delivered().sender(), message);
        return customer.sink().inbox().awaitTo(forward, Customer.PATIENCE);
    }

    @Test
    void aPersonsReplyIsForwardedAsItCame() throws IOException {
        String reply = "From: Bob <bob@reply.example>\r\nSubject: Re: The news\r\n\r\nThank you\r\n";

        assertThat(forwarded(reply).text()).endsWith(reply);
    }

    @Test
    void itLeavesFromTheNullSender() throws IOException {
        assertThat(forwarded("From: Bob <bob@reply.example>\r\nSubject: Re\r\n\r\nThank you\r\n").sender()).isEmpty();
    }

    /** What the account's people got, after all that was on its way has settled. */
    private int forwarded(Received copy, String... messages) throws IOException {
        for (String message : messages) {
            Return.send(customer, copy.sender(), message);
        }
        customer.awaitEmptySpool();
        return customer.events("type=accepted&recipient=" + AdminApi.encode(forward)).size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "challenge"})
    void whatMachinesReplyIsForwardedAndChargesNobody(String shape) throws IOException {
        Received copy = delivered();

        assertThat(forwarded(copy, Return.about(copy, shape))).isEqualTo(1);
        assertThat(customer.eventTypes(reader)).containsExactly("accepted", "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postmaster", "abuse", "fbl"})
    void whatPeopleWriteToTheBounceDomainIsForwarded(String localPart) throws IOException {
        Return.send(customer, "bob@reply.example", localPart + "@bounce." + customer.domain(), "Subject: Who are you?\r\n\r\nTell me\r\n");

        assertThat(customer.sink().inbox().awaitTo(forward, Customer.PATIENCE).text()).endsWith("\r\nTell me\r\n");
    }

    @Test
    void aBounceAboutNoMessageThatIsKnownIsForwarded() throws IOException {
        String bounce = Return.failed("Message-ID: <unknown@reply.example>", "nobody@reply.example");
        Return.send(customer, "fbl@bounce." + customer.domain(), bounce);

        assertThat(customer.sink().inbox().awaitTo(forward, Customer.PATIENCE).text()).endsWith(bounce);
    }

    @Test
    void aBounceThatIsPartlyKnownIsChargedAndForwardedOnce() throws IOException {
        Received copy = delivered();
        String bounce = Return.failed("Message-ID: " + copy.header("Message-ID").orElseThrow(), reader, "nobody@reply.example");
        Return.send(customer, "fbl@bounce." + customer.domain(), bounce);

        assertThat(customer.sink().inbox().awaitTo(forward, Customer.PATIENCE).text()).endsWith(bounce);
        assertThat(forwarded(copy)).isEqualTo(1);
        assertThat(customer.eventTypes(reader)).containsExactly("accepted", "delivered", "bounced");
    }

    @Test
    void aBounceThatIsPartlyKnownIsNotForwardedAgainWhenItComesBack() throws IOException {
        Received copy = delivered();
        String fields = "Message-ID: " + copy.header("Message-ID").orElseThrow();
        Return.send(customer, "fbl@bounce." + customer.domain(), Return.failed(fields, reader, "nobody@reply.example"));
        String forwarded = customer.sink().inbox().awaitTo(forward, Customer.PATIENCE).text();

        Return.send(customer, "fbl@bounce." + customer.domain(), forwarded);

        assertThat(forwarded(copy)).isEqualTo(1);
    }

    @Test
    void aMachineThatAnswersForTheReaderEndsTheLoop() throws IOException {
        Received copy = delivered();
        String away = "Auto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nUntil Monday\r\n";

        assertThat(forwarded(copy, "From: Bob <" + reader + ">\r\n" + away, "From: " + forward + "\r\n" + away)).isEqualTo(1);
    }

    @Test
    void aMachineThatQuotesWhatWasForwardedEndsTheLoop() throws IOException {
        String first = forwarded("From: Bob <" + reader + ">\r\nSubject: Re\r\n\r\nThank you\r\n").text();
        String quote = "From: robot@elsewhere.test\r\nSubject: Away\r\n\r\n> " + first.replace("\r\n", "\r\n> ") + "\r\n";

        assertThat(forwarded(customer.sink().inbox().awaitTo(reader, Customer.PATIENCE), quote)).isEqualTo(1);
    }

    @Test
    void whatCannotBeForwardedComesBackToNobody() throws IOException {
        customer.sink().forRecipient(forward, Behaviour.rejectRecipient("550 5.1.1 no such user"));
        Return.send(customer, "writer@reply.example", delivered().sender(), "From: writer@reply.example\r\nSubject: Re\r\n\r\nThank you\r\n");

        customer.awaitEvent("bounced", forward);
        customer.awaitEmptySpool();
        assertThat(customer.sink().attempts("writer@reply.example")).isZero();
    }

    @Test
    void anAutomaticReplyThatComesBackIsNotForwardedAgain() throws IOException {
        Received copy = delivered();
        Return.send(customer, copy.sender(), Return.about(copy, "away"));
        Received forwarded = customer.sink().inbox().awaitTo(forward, Customer.PATIENCE);

        Return.send(customer, copy.sender(), forwarded.text());

        customer.awaitEmptySpool();
        customer.awaitEvent("delivered", forward);
        assertThat(customer.eventTypes(forward)).isEqualTo(List.of("accepted", "delivered"));
    }
}
