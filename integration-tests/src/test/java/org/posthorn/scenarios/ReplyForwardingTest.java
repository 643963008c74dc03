package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
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
