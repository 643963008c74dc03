package org.posthorn.core.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;

class RuleEngineTest {
    private static final String SENDER = "ann@news.example.com";
    private static final String GOOD = """
        From: Ann <ann@news.example.com>
        To: Bob <bob@example.org>
        Subject: The news
        Message-ID: <1@news.example.com>
        Reply-To: team@example.com
        X-bm-mailing: winter

        Hello
        """;

    @Test
    void aGoodMessageKeepsEveryRule() {
        assertThat(broken(RuleSet.EPISERVER, GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<1@x>", "<a.b+c=d$e%f@[192.0.2.1]>", "<1@x>   "})
    void aMessageIdHasTwoSidesInBrackets(String id) {
        assertThat(broken(RuleSet.EPISERVER, GOOD.replace("<1@news.example.com>", id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1@x", "<1x>", "<@x>", "<1@>", "<1@x", "<1@x> y", "<1@x><2@x>", "< 1@x>", "<1@x@y>", "<<1@x>>", "<\u00f6@x>"})
    void anythingElseIsNoMessageId(String id) {
        assertThat(broken(RuleSet.EPISERVER, GOOD.replace("<1@news.example.com>", id))).containsExactly("messageId");
    }

    @Test
    void aMessageIdLongerThanALineIsNone() {
        assertThat(broken(RuleSet.EPISERVER, GOOD.replace("<1@", "<" + "1".repeat(998) + "@"))).containsExactly("messageId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Message-ID: <1@news.example.com>        |                                            | messageId",
        "To: Bob <bob@example.org>               |                                            | singleTo",
        "To: Bob <bob@example.org>               | To: bob@example.org, eve@example.org       | singleTo",
        "To: Bob <bob@example.org>               | To: bob@example.org;To: eve@example.org    | singleTo",
        "To: Bob <bob@example.org>               | To: b..b@example.org                       | singleTo",
        "To: Bob <bob@example.org>               | To: all: bob@example.org                   | singleTo",
        "From: Ann <ann@news.example.com>        | From: ann@news.example.com, b@example.org  | singleFrom envelope",
        "Subject: The news                       | Cc: eve@example.org;Subject: x             | noCcBcc",
        "Subject: The news                       | Bcc:;Subject: x                            | noCcBcc",
        "Subject: The news                       |                                            | subject",
        "Subject: The news                       | Subject:                                   | subject",
        "Subject: The news                       | Subject: =?utf-8?q?_?= =?utf-8?b?IA==?=    | subject",
        "Subject: The news                       | Subject: x;Reply-To: b@example.com         | singleReplyTo",
        "X-bm-mailing: winter                    | X-bm-mailing: autumn                       | mailingCode",
        "X-bm-mailing: winter                    | X-Posthorn-Mailing: Winter                 | mailingCode",
        "X-bm-mailing: winter                    | X-bm-mailing:                              | mailingCode",
        "X-bm-mailing: winter                    | X-bm-mailing: winter;X-bm-mailing: summer  | mailingCode",
        "From: Ann <ann@news.example.com>        | From: bea@news.example.com                 | envelope",
        "Subject: The news                       | Return-Path: <x@example.org>;Subject: x    | noReturnPath",
        "From: Ann <ann@news.example.com>        | From: ann@bank.example                     | singleFrom envelope"})
    void aBrokenRuleIsNamed(String good, String instead, String rules) {
        String changed = instead == null ? GOOD.replace(good + "\n", "") : GOOD.replace(good, instead.replace(";", "\n"));
        assertThat(broken(RuleSet.EPISERVER, changed)).containsExactly(rules.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Posthorn-Mailing: summer", "X-bm-mailing: summer", "X-Other: 1", "X-bm-mailing: summer\nX-Posthorn-Mailing: summer"})
    void aMailingCodeIsOneOfTheAccounts(String field) {
        assertThat(broken(RuleSet.EPISERVER, GOOD.replace("X-bm-mailing: winter", field))).isEmpty();
    }

    @Test
    void theFromFieldsDomainHasToBeASendingDomainItself() {
        assertThat(broken(RuleSet.ADVISED, GOOD.replace("ann@news.example.com", "ann@sub.news.example.com"))).containsExactly("singleFrom");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, ann@news.example.com, true",
        "EQUAL, Ann@NEWS.example.com, true",
        "EQUAL, bea@news.example.com, false",
        "EQUAL, '', false",
        "ALIGNED, bounces@mail.example.com, true",
        "ALIGNED, ann@example.net, false",
        "ALIGNED, '', false",
        "ANY, ann@example.net, true",
        "ANY, '', true"})
    void theEnvelopeSenderIsComparedWithFrom(EnvelopeMatch match, String sender, boolean kept) {
        RuleSet rules = new RuleSet(false, false, false, false, false, false, false, match, false);
        assertThat(RuleEngine.check(policy(rules), sender, message(GOOD)).isEmpty()).isEqualTo(kept);
    }

    @Test
    void allBrokenRulesAreNamedAtOnceInOrder() {
        assertThat(broken(RuleSet.EPISERVER, "Cc: x@example.org\nReturn-Path: <>\nReply-To: a\nReply-To: b\nX-bm-mailing: none\n\nbody\n"))
            .containsExactly("messageId", "singleTo", "singleFrom", "noCcBcc", "subject", "singleReplyTo", "mailingCode", "envelope", "noReturnPath");
    }

    @Test
    void aRuleThatIsOffIsNotAsked() {
        assertThat(broken(RuleSet.NONE, "Cc: x@example.org\nReturn-Path: <>\nReply-To: a\nReply-To: b\n\nbody\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: eve@example.org", "Subject: two", "Date: Sat, 21 Nov 2026 21:00:00 +0000\nDate: x", "MESSAGE-ID: <2@x>",
        "Sender: a@example.com\nSender: b@example.com"})
    void aFieldThatMayBeThereOnceIsRefusedTwiceWhateverTheSwitches(String fields) {
        assertThat(broken(RuleSet.NONE, fields + "\n" + GOOD)).containsExactly("wellFormedHeader");
    }

    @Test
    void aHeaderThatCannotBeTakenApartIsNotLookedIntoFurther() {
        assertThat(broken(RuleSet.EPISERVER, "From : eve@example.org\n" + GOOD)).containsExactly("wellFormedHeader");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void theFirstRulesCodesAreTheReplys(Refusal first) {
        List<Broken> broken = List.of(new Broken("one", first, "a"), new Broken("two", Refusal.POLICY, "b"));
        assertThat(Refusal.reply(broken).lines()).containsExactly(first.enhanced() + " one: a", first.enhanced() + " two: b");
    }

    @Test
    void anEventHasTheReplyInOneLine() {
        List<Broken> broken = List.of(new Broken("one", Refusal.POLICY, "a"), new Broken("two", Refusal.MALFORMED, "b"));
        assertThat(Refusal.reply(broken).inOneLine()).isEqualTo("550 5.7.1 one: a; two: b");
    }

    @Test
    void noTextOfARuleIsLongerThanAReplyLine() {
        String hostile = "\u00f6".repeat(5000) + ": x\n";
        List<Broken> broken = RuleEngine.check(policy(RuleSet.EPISERVER), "", message(hostile + GOOD));
        assertThat(Refusal.reply(broken).lines()).allMatch(line -> line.length() < 500);
    }

    private static List<String> broken(RuleSet rules, String message) {
        return RuleEngine.check(policy(rules), SENDER, message(message)).stream().map(Broken::rule).toList();
    }

    private static Policy policy(RuleSet rules) {
        return new Policy(rules, "news.example.com"::equals, code -> List.of("winter", "summer").contains(code), TagNames.DEFAULT.of(Tag.MAILING));
    }

    private static RawMessage message(String text) {
        return RawMessage.of(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }
}
