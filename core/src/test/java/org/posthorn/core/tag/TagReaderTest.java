package org.posthorn.core.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

class TagReaderTest {
    private static final TagPolicy PERMITTED = new TagPolicy(List.of("default", "wp52"), true, UnknownTag.IGNORE);
    private static final String TOO_LONG = "campaign: X-Posthorn-Campaign is longer than 128 characters, shorten it";
    private static final String INVISIBLE = "campaign: X-Posthorn-Campaign has characters that cannot be seen, remove them";

    private final TagReader reader = new TagReader(TagNames.DEFAULT);

    @Test
    void everyTagIsRead() {
        assertThat(read("X-Posthorn-Campaign: winter", "X-Posthorn-Channel: news", "X-Posthorn-Recipient-Id: 587426", "X-Posthorn-Mailing: news-de",
            "X-Posthorn-Pool: wp52", "X-Posthorn-Bypass-Suppression: yes").tags())
            .isEqualTo(new Tags("winter", "news", "587426", "news-de", "wp52", true));
    }

    @Test
    void theChannelOfAMessageThatNamesNoneIsItsAccount() {
        assertThat(read("To: bob@example.org")).isEqualTo(new Tagged(new Tags(null, "acme", null, null, null), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-posthorn-CAMPAIGN:winter sale ", "X-Posthorn-Campaign:\r\n winter\r\n\tsale", "X-Posthorn-Campaign: =?utf-8?q?winter_sale?=",
        "X-Posthorn-Campaign: =?us-ascii?b?d2ludGVyIHNhbGU=?="})
    void aValueIsUnfoldedDecodedAndTrimmed(String field) {
        assertThat(campaign(field)).isEqualTo("winter sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Posthorn-Campaign: \u00c9t\u00e9", "X-Posthorn-Campaign: =?utf-8?q?=C3=89t=C3=A9?=",
        "X-Posthorn-Campaign: =?iso-8859-1?q?=C9t=E9?="})
    void aValueMayBeOfAnyLetters(String field) {
        assertThat(campaign(field)).isEqualTo("\u00c9t\u00e9");
    }

    @Test
    void anEmptyValueIsNone() {
        assertThat(read("X-Posthorn-Campaign:  ")).isEqualTo(read());
    }

    @Test
    void whatHas128CharactersIsAValue() {
        String longest = "\ud83d\ude00".repeat(128);
        assertThat(campaign("X-Posthorn-Campaign: " + longest)).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 998, 10_000, 100_000})
    void aLongerOneIsAFault(int length) {
        assertThat(faults("X-Posthorn-Campaign: " + "x".repeat(length))).containsExactly(TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "=?utf-8?q?a=0d=0ab?=", "=?utf-8?q?a=00b?=", "=?utf-8?b?YQ0KWC1BOiBi?=", "=?utf-8?q?a=09b?=",
        "a\u202eb", "a\u200bb", "a\u2028b", "\ue000", "=?utf-8?q?=C2=85x?=x"})
    void whatCannotBeSeenIsAFault(String value) {
        assertThat(faults("X-Posthorn-Campaign: " + value)).containsExactly(INVISIBLE);
    }

    @Test
    void octetsOfNoCharactersAreAFault() {
        byte[] message = "X-Posthorn-Campaign: \u00ff\r\n\r\n".getBytes(ISO_8859_1);
        assertThat(reader.read(RawMessage.of(message).fields(), "acme", PERMITTED).faults()).extracting(TagFault::toString)
            .containsExactly("campaign: X-Posthorn-Campaign is neither ASCII nor UTF-8, encode it");
    }

    @Test
    void aTagWithAFaultIsNone() {
        assertThat(campaign("X-Posthorn-Campaign: a\u202eb", "X-Splio-ref: good")).isNull();
    }

    @Test
    void aRepeatedValueIsOne() {
        assertThat(campaign("X-Posthorn-Campaign: a", "X-Posthorn-Campaign: =?utf-8?q?a?=")).isEqualTo("a");
    }

    @Test
    void differentValuesAreAFault() {
        assertThat(faults("X-Splio-ref: a", "X-Splio-ref: b", "X-Splio-ref: a"))
            .containsExactly("campaign: X-Splio-ref is there more than once with different values, send it once");
    }

    @Test
    void theFirstNameOfTheListCounts() {
        assertThat(campaign("X-SMTPAPI: {\"category\":\"c\"}", "X-Splio-ref: b", "X-Posthorn-Campaign: a", "X-Splio-ref: d")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "X-Splio-ref: a", "X-SMTPAPI: {\"category\":\"a\"}", "X-SMTPAPI: {\"category\":[\"a\",\"b\"]}", "X-Mailgun-Tag: a", "X-PM-Tag: a",
        "X-PM-Metadata-campaign: a", "X-MC-Tags: a, b", "X-SES-MESSAGE-TAGS: x=y, campaign=a"})
    void theCampaignHasOtherNames(String field) {
        assertThat(campaign(field)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Splio-extid: 7", "X-SMTPAPI: {\"unique_args\":{\"recipient_id\":7}}", "X-SMTPAPI: {\"custom_args\":{\"recipient_id\":\"7\"}}",
        "X-Mailgun-Variables: {\"recipient_id\": \"7\"}", "X-PM-Metadata-recipient-id: 7", "X-MC-Metadata: { \"recipient_id\" : 7 }",
        "X-SES-MESSAGE-TAGS: recipient_id=7"})
    void theRecipientIdHasOtherNames(String field) {
        assertThat(read(field).tags().recipientId()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Splio-canal: a", "X-SES-CONFIGURATION-SET: a"})
    void theChannelHasOtherNames(String field) {
        assertThat(read(field).tags().channel()).isEqualTo("a");
    }

    @Test
    void ofATagFieldForEachTagTheFirstCounts() {
        assertThat(read("X-Mailgun-Tag: a", "X-Mailgun-Tag: b")).isEqualTo(read("X-Posthorn-Campaign: a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"category\":", "{\"category\":\"a\"", "{a}"})
    void brokenJsonIsAFault(String value) {
        assertThat(faults("X-Mailgun-Variables: " + value))
            .containsExactly("recipientId: X-Mailgun-Variables cannot be read, write a JSON object or name=value with commas between");
    }

    @Test
    void jsonOfGreatDepthIsAFault() {
        assertThat(faults("X-Mailgun-Variables: " + "{\"a\":".repeat(10_000))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"recipient_id\":\"a\\r\\nb\"}", "{\"recipient_id\":\"a\\u0000b\"}", "{\"recipient_id\":\"\\ud800\"}"})
    void jsonHidesNothing(String value) {
        assertThat(faults("X-Mailgun-Variables: " + value))
            .containsExactly("recipientId: X-Mailgun-Variables has characters that cannot be seen, remove them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"category\":{}}", "{\"category\":null}", "{\"category\":[]}", "{\"other\":\"a\"}", "{}", "a,b", ""})
    void aFieldWithoutTheKeyIsNone(String value) {
        assertThat(read("X-SMTPAPI: " + value)).isEqualTo(read());
    }

    @Test
    void aPoolOfAnotherAccountIsAFault() {
        assertThat(faults("X-Splio-pool: wp53")).containsExactly("pool: X-Splio-pool names none of your pools, name one that is or leave it out");
    }

    @Test
    void bypassingWithoutPermissionIsAFault() {
        Tagged tagged = read(TagPolicy.DEFAULT, "X-Splio-filteroff: Y");
        assertThat(tagged.faults()).extracting(TagFault::toString)
            .containsExactly("bypassSuppression: X-Splio-filteroff is not permitted to you, leave it out or have it permitted");
        assertThat(tagged.tags().bypassSuppression()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "yes", "True", "1", "ON"})
    void bypassingIsAskedForInSeveralWords(String value) {
        assertThat(read("X-Splio-filteroff: " + value).tags().bypassSuppression()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "no", "False", "0", "off", ""})
    void notToBypassNeedsNoPermission(String value) {
        assertThat(read(TagPolicy.DEFAULT, "X-Splio-filteroff: " + value)).isEqualTo(read());
    }

    @Test
    void anotherWordForBypassingIsAFault() {
        assertThat(faults("X-Splio-filteroff: maybe")).containsExactly("bypassSuppression: X-Splio-filteroff is neither yes nor no, write one of them");
    }

    @Test
    void whatIsNoMailingCodeIsAFault() {
        assertThat(faults("X-bm-mailing: a b"))
            .containsExactly("mailing: X-bm-mailing is no mailing code, write 1 to 64 letters, digits, dots, underscores and hyphens");
    }

    @Test
    void anotherListOfNamesHoldsAlone() {
        TagReader other = new TagReader(new TagNames(Map.of(Tag.CAMPAIGN, TagNames.parse("X-Job"))));
        RawMessage message = message("X-Posthorn-Campaign: a", "X-Job: b", "X-Splio-pool: c");
        assertThat(other.read(message.fields(), "acme", PERMITTED)).isEqualTo(new Tagged(new Tags("b", "acme", null, null, null), List.of()));
    }

    @Test
    void fieldsBehindTheThousandthAreNotLookedAt() {
        String many = "X-Number: 1\r\n".repeat(999) + "X-Number: 1";
        assertThat(campaign(many, "X-Posthorn-Campaign: a")).isNull();
    }

    @Test
    void fieldsBehindTheFirst256KilobytesAreNotLookedAt() {
        String filler = "X-Filler: x" + "\r\n ".repeat(90_000) + "x";
        assertThat(campaign(filler, "X-Posthorn-Campaign: a")).isNull();
    }

    @Test
    void aHostileHeaderCostsLittle() {
        RawMessage hostile = message(IntStream.range(0, 1000).mapToObj(i -> "X-SMTPAPI: " + "[".repeat(120) + "=?utf-8?q?=C3=A9?=").toArray(String[]::new));
        List<HeaderField> fields = hostile.fields();
        assertTimeout(Duration.ofSeconds(2), () -> reader.read(fields, "acme", PERMITTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "X-A,", "X A", "X-A:", ":key", "[]", "X-\u00e9"})
    void whatIsNoSourceIsRefused(String text) {
        assertThatThrownBy(() -> TagNames.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private String campaign(String... fields) {
        return read(fields).tags().campaign();
    }

    private List<String> faults(String... fields) {
        return read(fields).faults().stream().map(TagFault::toString).toList();
    }

    private Tagged read(String... fields) {
        return read(PERMITTED, fields);
    }

    private Tagged read(TagPolicy policy, String... fields) {
        return reader.read(message(fields).fields(), "acme", policy);
    }

    private static RawMessage message(String... fields) {
        return RawMessage.of((String.join("\r\n", fields) + "\r\n\r\nbody\r\n").getBytes(UTF_8));
    }
}
