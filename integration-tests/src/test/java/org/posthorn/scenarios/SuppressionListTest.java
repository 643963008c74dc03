package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.AdminApi.Answer;
import org.posthorn.testing.Behaviour;

/** The list itself: what operators put on it, bring to it from elsewhere and take off it holds from the next attempt on (R9.1, R9.3). */
@ExtendWith(SharedServer.class)
class SuppressionListTest {
    private static final String DOMAIN = "@lists.example";
    private final Customer customer;
    private final String list;

    SuppressionListTest(Customer customer) {
        this.customer = customer;
        this.list = "/relay/accounts/" + customer.id() + "/suppressions";
    }

    private void suppress(String scope, String recipient, String json) throws IOException {
        customer.admin().put(scope + "/" + AdminApi.encode(recipient), json).orThrow();
    }

    /** Answers how the task ended. */
    private Answer bring(String path, String body, String type) throws IOException {
        String task = customer.admin().post(path, body, type).orThrow().json().path("taskId").asText();
        return customer.admin().get("/tasks/" + task + "/await").orThrow();
    }

    private String fateOf(String recipient) throws IOException {
        customer.submit(recipient, "witness" + DOMAIN);
        customer.awaitEmptySpool();
        return customer.eventTypes(recipient).contains("suppressed") ? customer.awaitEvent("suppressed", recipient).path("reply").asText() : "sent";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        csv      | address,reason{n}ours@lists.example,unsubscribe{n}                                                                     | unsubscribe | ours
        sendgrid | [{"created":1443651125,"email":"sg@lists.example","reason":"550 5.1.1 unknown","status":"5.1.1"}]                      | hard-bounce | sg
        mailgun  | {"items":[{"address":"mg@lists.example","created_at":"Fri, 21 Oct 2011 11:02:55 UTC"}],"paging":{"next":"x"}}          | complaint   | mg
        ses      | {"SuppressedDestinationSummaries":[{"EmailAddress":"SES@lists.example","Reason":"BOUNCE","LastUpdateTime":1586558000}]} | hard-bounce | ses
        postmark | {"Suppressions":[{"EmailAddress":"pm@lists.example","SuppressionReason":"SpamComplaint","Origin":"Recipient"}]}        | complaint   | pm
        """)
    void whomAnotherServiceSuppressedGetsNoMail(String format, String body, String reason, String name) throws IOException {
        bring(list + "?format=" + format, body.replace("{n}", "\n"), body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/csv");

        assertThat(fateOf(name + DOMAIN)).isEqualTo(reason);
    }

    @Test
    void anEntryForAllHoldsForTheAccount() throws IOException {
        suppress("/relay/suppressions", "all" + DOMAIN, "{}");

        assertThat(fateOf("all" + DOMAIN)).isEqualTo("manual");
    }

    @Test
    void whoIsTakenOffTheListGetsTheNextMessage() throws IOException {
        suppress(list, "back" + DOMAIN, "{}");
        customer.admin().delete(list + "/back" + DOMAIN).orThrow();

        assertThat(fateOf("back" + DOMAIN)).isEqualTo("sent");
    }

    @Test
    void anEntryHoldsUntilItEnds() throws IOException {
        suppress(list, "soon" + DOMAIN, "{\"until\":\"" + Instant.now().plusMillis(1500) + "\"}");
        assertThat(fateOf("soon" + DOMAIN)).isEqualTo("manual");
        await().until(() -> customer.admin().get(list + "/soon" + DOMAIN).status() == 404);

        customer.submit("soon" + DOMAIN);

        customer.awaitEvent("delivered", "soon" + DOMAIN);
    }

    @Test
    void whoIsSuppressedWhileACopyWaitsIsNotTriedAgain() throws IOException {
        customer.sink().forRecipient("waits" + DOMAIN, Behaviour.rejectRecipient("450 4.2.0 later"));
        customer.submit("waits" + DOMAIN);
        customer.awaitEvent("deferred", "waits" + DOMAIN);

        suppress(list, "waits" + DOMAIN, "{}");

        customer.awaitEvent("suppressed", "waits" + DOMAIN);
        assertThat(customer.eventTypes("waits" + DOMAIN)).endsWith("suppressed").doesNotContain("expired");
    }

    @Test
    void howNearARecipientIsToTheLimitsIsTold() throws IOException {
        customer.sink().forRecipient("full" + DOMAIN, Behaviour.rejectRecipient("552 5.2.2 mailbox full"));
        customer.submit("full" + DOMAIN);

        String recipient = "/relay/accounts/" + customer.id() + "/recipients/full" + DOMAIN;
        await().until(() -> customer.admin().get(recipient).orThrow().json().at("/soft/bounces").asInt() == 1);
    }

    @Test
    void whatIsExportedIsATableWithTheReasonAndTheReply() throws IOException {
        suppress(list, "export" + DOMAIN, "{\"reason\":\"hard-bounce\",\"detail\":\"550 5.1.1 no, none\"}");

        assertThat(customer.admin().get(list + "?search=export" + DOMAIN, "text/csv").text().lines())
            .first().isEqualTo("address,reason,since,until,detail");
        assertThat(customer.admin().get(list + "?search=export" + DOMAIN, "text/csv").text()).contains("export@lists.example,hard-bounce,")
            .endsWith(",,\"550 5.1.1 no, none\"\r\n");
    }

    @Test
    void aListWithMistakesIsTakenButForThem() throws IOException {
        Answer task = bring(list + "?format=csv", "address\nright" + DOMAIN + "\nwrong\n", "text/csv");

        assertThat(task.json().at("/additionalInformation/mistakes/0").asText()).isEqualTo("line 3: wrong is not a mail address");
        assertThat(fateOf("right" + DOMAIN)).isEqualTo("manual");
    }
}
