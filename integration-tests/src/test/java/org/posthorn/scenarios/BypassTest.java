package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** Mail that asks to reach suppressed recipients too: with the permission it does, and an event says so. */
@ExtendWith(SharedServer.class)
class BypassTest {
    private static final String ASKS = "X-Splio-filteroff: Y";
    private static int messages;

    private final Customer customer;
    private String recipient;

    BypassTest(Customer customer) {
        this.customer = customer;
    }

    @BeforeEach
    void aSuppressedRecipientOfAnAccountWithThePermission() throws IOException {
        account("{\"mayBypassSuppression\":true}");
        recipient = "r" + ++messages + "@bypass.example";
        customer.admin().put("/relay/accounts/" + customer.id() + "/suppressions/" + AdminApi.encode(recipient), "{}").orThrow();
    }

    private void account(String settings) throws IOException {
        customer.admin().createAccount(customer.id(), settings);
    }

    private SmtpReply send(String field, String... recipients) throws IOException {
        try (SmtpClient client = customer.logIn()) {
            String message = field + "\r\n" + customer.message(String.join(", ", recipients));
            return client.sendMessage(customer.sender(), List.of(recipients), message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void submit(String field, String... recipients) throws IOException {
        Customer.queuedId(send(field, recipients));
    }

    @ParameterizedTest
    @ValueSource(strings = {ASKS, "X-Posthorn-Bypass-Suppression: yes"})
    void itReachesASuppressedRecipientAndAnEventSaysSo(String field) throws IOException {
        submit(field, recipient);
        customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
        customer.awaitEvent("delivered", recipient);
        assertThat(customer.eventTypes(recipient)).containsExactly("accepted", "bypassed", "delivered");
    }

    @Test
    void theEventHasTheReasonOfTheSuppression() throws IOException {
        submit(ASKS, recipient);
        assertThat(customer.awaitEvent("bypassed", recipient).path("reply").asText()).isEqualTo("manual");
    }

    @Test
    void theSuppressionStays() throws IOException {
        submit(ASKS, recipient);
        customer.awaitEvent("delivered", recipient);
        submit("X-Splio-filteroff: N", recipient);
        customer.awaitEvent("suppressed", recipient);
    }

    @Test
    void whoIsNotSuppressedHasNoSuchEvent() throws IOException {
        String other = "other-" + recipient;
        submit(ASKS, recipient, other);
        customer.awaitEvent("delivered", recipient);
        customer.awaitEvent("delivered", other);
        assertThat(List.of(customer.eventTypes(recipient), customer.eventTypes(other)))
            .containsExactly(List.of("accepted", "bypassed", "delivered"), List.of("accepted", "delivered"));
    }

    @Test
    void withoutThePermissionItIsRefused() throws IOException {
        account("{}");
        assertThat(send(ASKS, recipient).text()).startsWith("550 5.7.1 bypassSuppression: X-Splio-filteroff is not permitted to you");
        assertThat(customer.eventTypes(recipient)).containsExactly("rejected");
    }

    @Test
    void whereTagsAreIgnoredASuppressedRecipientStaysSo() throws IOException {
        account("{\"unknownTag\":\"ignore\"}");
        submit(ASKS, recipient);
        assertThat(customer.awaitEvent("suppressed", recipient).has("bypassSuppression")).isFalse();
        assertThat(customer.eventTypes(recipient)).containsExactly("accepted", "suppressed");
    }
}
