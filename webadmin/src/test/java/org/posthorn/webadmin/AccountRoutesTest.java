package org.posthorn.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRoutesTest {
    private static final String ACME = "/relay/accounts/acme";

    @RegisterExtension
    final Relay relay = new Relay();

    @Test
    void anUnknownAccountIs404() {
        Answer answer = relay.get(ACME);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/type")).isEqualTo("notFound");
    }

    @Test
    void aNewAccountHasTheDefaults() {
        assertThat(relay.put(ACME, "{}").status()).isEqualTo(201);

        assertThat(relay.get(ACME).body()).isEqualTo("{\"id\":\"acme\",\"profile\":\"default\",\"state\":\"active\","
            + "\"allowedIps\":[],\"trustedIps\":[],\"allowPlaintextFrom\":[],"
            + "\"auth\":[\"PLAIN\",\"LOGIN\"],\"maxSessions\":100,\"maxRecipientsPerMessage\":100,\"maxMessageSize\":\"10MB\",\"quotas\":{},"
            + "\"rate\":\"unlimited\",\"rules\":{\"messageId\":false,\"singleTo\":false,\"singleFrom\":true,\"noCcBcc\":false,\"subject\":false,"
            + "\"singleReplyTo\":true,\"mailingCode\":true,\"envelope\":\"aligned\",\"noReturnPath\":false},\"foreignSenderDomain\":\"451\",\"mailings\":[],"
            + "\"tracking\":{\"opens\":false,\"clicks\":false},\"unsubscribe\":false,"
            + "\"pools\":[\"default\"],\"mayBypassSuppression\":false,\"unknownTag\":\"reject\",\"hardLimit\":1,"
            + "\"softLimit\":5,\"softSuppressionDays\":30,\"retentionDays\":40}");
    }

    @Test
    void getAnswersWhatWasPut() {
        String json = "{\"id\":\"acme\",\"profile\":\"mde\",\"state\":\"suspended\",\"allowedIps\":[\"192.0.2.0/24\",\"2001:db8::1\"],"
            + "\"trustedIps\":[\"192.0.2.9\"],\"allowPlaintextFrom\":[\"192.0.2.8/31\"],\"auth\":[\"LOGIN\"],"
            + "\"maxSessions\":7,\"maxRecipientsPerMessage\":1,\"maxMessageSize\":\"200KB\",\"quotas\":{\"hour\":10,\"month\":70},\"rate\":\"100/min\","
            + "\"rules\":{\"messageId\":true,\"singleTo\":true,\"singleFrom\":false,\"noCcBcc\":true,\"subject\":true,\"singleReplyTo\":false,"
            + "\"mailingCode\":true,\"envelope\":\"equal\",\"noReturnPath\":true},\"foreignSenderDomain\":\"550\","
            + "\"mailings\":[{\"code\":\"news-de\",\"name\":\"Newsletter DE\"}],"
            + "\"tracking\":{\"opens\":true,\"clicks\":false,\"host\":\"t.example.net\"},\"unsubscribe\":true,"
            + "\"pools\":[\"wp52\",\"default\"],\"mayBypassSuppression\":true,\"unknownTag\":\"reject\","
            + "\"bounceForward\":\"returns@corp.example.net\",\"contact\":\"ops@corp.example.net\",\"hardLimit\":2,"
            + "\"softLimit\":7,\"softSuppressionDays\":14,\"retentionDays\":90}";

        relay.put(ACME, json);

        assertThat(relay.get(ACME).body()).isEqualTo(json);
    }

    @Test
    void bouncesAreNotForwardedIntoASendingDomain() {
        relay.put(ACME, "{}");
        relay.put(ACME + "/domains/news.example.com", "{}");

        assertThat(relay.put(ACME, "{\"bounceForward\":\"a@bounce.news.example.com\"}").body()).contains("'bounceForward' must be outside");
    }

    @Test
    void aDomainThatBouncesAreForwardedIntoIsNoSendingDomain() {
        relay.put(ACME, "{\"bounceForward\":\"a@news.example.com\"}");

        assertThat(relay.put(ACME + "/domains/news.example.com", "{}").status()).isEqualTo(409);
    }

    @Test
    void aProfileFillsWhatIsAbsent() {
        Answer answer = relay.put(ACME, "{\"profile\":\"smartrelay\"}");

        assertThat(answer.body()).contains("\"auth\":[\"LOGIN\"],\"maxSessions\":4,\"maxRecipientsPerMessage\":1,\"maxMessageSize\":\"200KB\","
            + "\"quotas\":{\"hour\":10000,\"day\":100000,\"month\":1000000},\"rate\":\"50/s\"");
    }

    @Test
    void smartrelayLetsUnsubscribe() {
        assertThat(relay.put(ACME, "{\"profile\":\"smartrelay\"}").at("/unsubscribe")).isEqualTo("true");
        assertThat(relay.put(ACME, "{\"profile\":\"smartrelay\",\"unsubscribe\":false}").at("/unsubscribe")).isEqualTo("false");
    }

    @Test
    void whatIsSetHoldsWhateverTheProfile() {
        Answer answer = relay.put(ACME, "{\"profile\":\"smartrelay\",\"maxSessions\":9,\"quotas\":{},\"rate\":\"unlimited\"}");

        assertThat(answer.body()).contains("\"maxSessions\":9", "\"quotas\":{}", "\"rate\":\"unlimited\"");
    }

    @Test
    void aSizeMayBeANumberOfOctets() {
        relay.put(ACME, "{\"maxMessageSize\":300001}");

        assertThat(relay.accounts.find("acme").orElseThrow().limits().maxMessageSize()).isEqualTo(300001);
    }

    @Test
    void aChangeOfLimitsLeavesASuspendedAccountSuspended() {
        relay.put(ACME, "{\"state\":\"suspended\"}");

        relay.put(ACME, "{\"hardLimit\":3}");

        assertThat(relay.get(ACME).at("/state")).isEqualTo("suspended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"tracking\":true}|'tracking'", "{\"tracking\":{\"opens\":1}}|'tracking.opens'", "{\"tracking\":{\"host\":\"http://t.example\"}}|'tracking.host'",
        "{\"unsubscribe\":\"yes\"}|'unsubscribe'",
        "{\"colour\":1}|'colour'", "{\"state\":\"asleep\"}|'state'", "{\"maxMessageSize\":\"200 apples\"}|'maxMessageSize'",
        "{\"maxMessageSize\":-1}|'maxMessageSize'", "{\"maxMessageSize\":1.5}|'maxMessageSize'", "{\"maxMessageSize\":\"2000MB\"}|'maxMessageSize'",
        "{\"maxRecipientsPerMessage\":0}|'maxRecipientsPerMessage'", "{\"foreignSenderDomain\":\"250\"}|'foreignSenderDomain'",
        "{\"hardLimit\":\"1\"}|'hardLimit'", "{\"profile\":\"sendmail\"}|'profile'", "{\"allowedIps\":[\"localhost\"]}|'allowedIps'",
        "{\"allowedIps\":\"192.0.2.1\"}|'allowedIps'", "{\"allowedIps\":[1]}|'allowedIps'", "{\"auth\":[]}|'auth'", "{\"auth\":[\"CRAM-MD5\"]}|'auth'",
        "{\"maxSessions\":0}|'maxSessions'", "{\"quotas\":{\"hour\":0}}|'quotas.hour'", "{\"quotas\":{\"week\":1}}|'quotas.week'", "{\"quotas\":5}|'quotas'",
        "{\"rate\":\"fast\"}|'rate'", "{\"rules\":{\"subject\":1}}|'rules.subject'", "{\"rules\":{\"envelope\":\"none\"}}|'rules.envelope'",
        "{\"mailings\":[{\"name\":\"x\"}]}|'mailings[0].code'", "{\"mailings\":[1]}|'mailings[0].code'",
        "{\"mailings\":[{\"code\":\"a\"},{\"code\":\"a\"}]}|'mailings'", "{\"softLimit\":99999999999}|'softLimit'",
        "{\"pools\":[]}|'pools'", "{\"pools\":[\"a b\"]}|'pools'", "{\"mayBypassSuppression\":\"yes\"}|'mayBypassSuppression'",
        "{\"unknownTag\":\"drop\"}|'unknownTag'",
        "{\"retentionDays\":0}|'retentionDays'", "{\"id\":\"globex\"}|'id'"})
    void aWrongFieldIsNamed(String json, String field) {
        Answer answer = relay.put(ACME, json.replace("''", "'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains(field.replace("'", ""));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        assertThat(relay.put(ACME, "{\"colour\":1,\"hardLimit\":0}").at("/message")).contains("'colour'", "'hardLimit'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"acme\"", "{\"hardLimit\":1,\"hardLimit\":2}", "{} {}", "nonsense"})
    void whatIsNoJsonObjectIs400(String body) {
        assertThat(relay.put(ACME, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME", "-acme", "a_b", "*", "a%20b"})
    void aWrongIdIs400(String id) {
        assertThat(relay.put("/relay/accounts/" + id, "{}").status()).isEqualTo(400);
    }

    @Test
    void aBodyHasABound() {
        Answer answer = relay.send(relay.request(ACME).PUT(BodyPublishers.ofString("{\"id\":\"" + "x".repeat(Requests.MAX_BODY) + "\"}")));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aBodyOfUnknownLengthHasABound() {
        byte[] body = new byte[Requests.MAX_BODY + 1];

        Answer answer = relay.send(relay.request(ACME).PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void suspendChangesTheState() {
        relay.put(ACME, "{}");

        assertThat(relay.post(ACME + "?action=suspend", "").at("/state")).isEqualTo("suspended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?action=", "?action=explode", "?verb=suspend"})
    void anUnknownActionIs400(String query) {
        relay.put(ACME, "{}");

        assertThat(relay.post(ACME + query, "").status()).isEqualTo(400);
    }

    @Test
    void aListHasPages() {
        relay.put("/relay/accounts/a", "{}");
        relay.put("/relay/accounts/b", "{}");
        relay.put("/relay/accounts/c", "{}");

        Answer first = relay.get("/relay/accounts?limit=2");
        Answer second = relay.get("/relay/accounts?limit=2&after=" + first.at("/next"));

        assertThat(first.json().at("/items").findValuesAsText("id")).containsExactly("a", "b");
        assertThat(second.json().at("/items").findValuesAsText("id")).containsExactly("c");
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "colour=red"})
    void aWrongParameterIs400(String query) {
        Answer answer = relay.get("/relay/accounts?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("'" + query.substring(0, query.indexOf('=')) + "'");
    }

    @Test
    void aRemovedAccountIsGone() {
        relay.put(ACME, "{}");

        assertThat(relay.delete(ACME).status()).isEqualTo(204);
        assertThat(relay.get(ACME).status()).isEqualTo(404);
    }

    @Test
    void aRemovedAccountsTokensAreRevoked() {
        relay.put(ACME, "{}");
        String bearer = relay.tokens.issue(Optional.of("acme")).bearer();

        relay.delete(ACME);

        assertThat(relay.as(bearer).get(ACME).status()).isEqualTo(401);
    }
}
