package org.posthorn.core.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.core.suppression.SuppressionReason.COMPLAINT;
import static org.posthorn.core.suppression.SuppressionReason.HARD_BOUNCE;
import static org.posthorn.core.suppression.SuppressionReason.MANUAL;
import static org.posthorn.core.suppression.SuppressionReason.SOFT_BOUNCE_LIMIT;
import static org.posthorn.core.suppression.SuppressionReason.UNSUBSCRIBE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.suppression.SuppressionFile.Entry;
import org.posthorn.core.suppression.SuppressionFile.Mistake;
import org.posthorn.core.suppression.SuppressionFile.Row;

class SuppressionFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant THEN = Instant.parse("2026-01-31T08:09:10Z");

    @Test
    void ourOwnTableIsReadWithAllItsColumns() {
        assertThat(read(SuppressionFormat.CSV, """
            address,reason,since,until,detail\r
            bob@example.org,soft-bounce-limit,2026-01-31T08:09:10.000Z,2027-01-31T08:09:10.000Z,"452 4.2.2 full, try ""later""\"\r
            """)).containsExactly(new Entry(new Suppression("acme", "bob@example.org", SOFT_BOUNCE_LIMIT, THEN,
                Instant.parse("2027-01-31T08:09:10Z"), "452 4.2.2 full, try \"later\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org\neve@example.org\n", "Email\nbob@example.org\n\neve@example.org",
        "name;email\nBob;bob@example.org\nEve;eve@example.org",
        "\uFEFFemail\tname\nbob@example.org\tBob\neve@example.org\tEve", "[\"bob@example.org\",\"eve@example.org\"]",
        "{\"email\":\"bob@example.org\"}\n{\"email\":\"eve@example.org\"}"})
    void aPlainListOfAddressesIsManual(String file) {
        assertThat(read(SuppressionFormat.CSV, file)).containsExactly(entry("bob@example.org", MANUAL, NOW, null), entry("eve@example.org", MANUAL, NOW, null));
    }

    @Test
    void anAddressIsTakenInLowerCaseAndWithoutASpreadsheetsApostrophe() {
        assertThat(read(SuppressionFormat.CSV, "address\n'+Bob@Example.org\n")).containsExactly(entry("+bob@example.org", MANUAL, NOW, null));
    }

    @Test
    void sendGridsBouncesAreHard() {
        assertThat(read(SuppressionFormat.SENDGRID, """
            [{"created":1769846950,"email":"bob@example.org","reason":"550 5.1.1 unknown","status":"5.1.1"}]
            """)).containsExactly(entry("bob@example.org", HARD_BOUNCE, THEN, "550 5.1.1 unknown"));
    }

    @Test
    void sendGridsTableOfBouncesIsRead() {
        assertThat(read(SuppressionFormat.SENDGRID, "status,reason,email,created\n5.1.1,550 unknown,bob@example.org,1769846950\n"))
            .containsExactly(entry("bob@example.org", HARD_BOUNCE, THEN, "550 unknown"));
    }

    @Test
    void sendGridsSpamReportsAreComplaints() {
        assertThat(read(SuppressionFormat.SENDGRID, "[{\"created\":1769846950,\"email\":\"bob@example.org\",\"ip\":\"192.0.2.1\"}]"))
            .containsExactly(entry("bob@example.org", COMPLAINT, THEN, null));
    }

    @Test
    void sendGridsUnsubscribesAreUnsubscribes() {
        assertThat(read(SuppressionFormat.SENDGRID, "[{\"created\":1769846950,\"email\":\"bob@example.org\"}]"))
            .containsExactly(entry("bob@example.org", UNSUBSCRIBE, THEN, null));
    }

    @Test
    void mailgunsPageOfBouncesIsReadWithoutItsPaging() {
        assertThat(read(SuppressionFormat.MAILGUN, """
            {"items":[{"address":"bob@example.org","code":"550","error":"No such mailbox","created_at":"Sat, 31 Jan 2026 08:09:10 UTC","MessageHash":"x"}],
             "paging":{"first":"https://example.com/1","next":"https://example.com/2"}}
            """)).containsExactly(entry("bob@example.org", HARD_BOUNCE, THEN, "550 No such mailbox"));
    }

    @Test
    void mailgunsUnsubscribesHaveTags() {
        assertThat(read(SuppressionFormat.MAILGUN, "{\"items\":[{\"address\":\"bob@example.org\",\"tags\":[\"*\"],\"created_at\":\"2026-01-31T08:09:10Z\"}]}"))
            .containsExactly(entry("bob@example.org", UNSUBSCRIBE, THEN, null));
    }

    @Test
    void mailgunsComplaintsHaveNeither() {
        assertThat(read(SuppressionFormat.MAILGUN, "address,created_at\nbob@example.org,2026-01-31 08:09:10 UTC\n"))
            .containsExactly(entry("bob@example.org", COMPLAINT, THEN, null));
    }

    @Test
    void theListOfSesIsRead() {
        assertThat(read(SuppressionFormat.SES, """
            {"SuppressedDestinationSummaries":[
              {"EmailAddress":"bob@example.org","Reason":"BOUNCE","LastUpdateTime":"2026-01-31T09:09:10+01:00"},
              {"EmailAddress":"eve@example.org","Reason":"COMPLAINT","LastUpdateTime":1769846950.0}], "NextToken":"x"}
            """)).containsExactly(entry("bob@example.org", HARD_BOUNCE, THEN, null), entry("eve@example.org", COMPLAINT, THEN, null));
    }

    @Test
    void oneDestinationOfSesIsReadWithItsAttributes() {
        assertThat(read(SuppressionFormat.SES, """
            {"SuppressedDestination":{"EmailAddress":"bob@example.org","Reason":"BOUNCE","LastUpdateTime":1769846950,
             "Attributes":{"MessageId":"m","FeedbackId":"f"}}}
            """)).containsExactly(entry("bob@example.org", HARD_BOUNCE, THEN, null));
    }

    @Test
    void theFileThatSesImportsIsRead() {
        assertThat(read(SuppressionFormat.SES, "bob@example.org,BOUNCE\neve@example.org,COMPLAINT\n"))
            .containsExactly(entry("bob@example.org", HARD_BOUNCE, NOW, null), entry("eve@example.org", COMPLAINT, NOW, null));
    }

    @Test
    void postmarksListIsRead() {
        assertThat(read(SuppressionFormat.POSTMARK, """
            {"Suppressions":[
              {"EmailAddress":"a@example.org","SuppressionReason":"HardBounce","Origin":"Recipient","CreatedAt":"2026-01-31T03:09:10-05:00"},
              {"EmailAddress":"b@example.org","SuppressionReason":"SpamComplaint","Origin":"Recipient","CreatedAt":"2026-01-31T03:09:10-05:00"},
              {"EmailAddress":"c@example.org","SuppressionReason":"ManualSuppression","Origin":"Recipient","CreatedAt":"2026-01-31T03:09:10-05:00"},
              {"EmailAddress":"d@example.org","SuppressionReason":"ManualSuppression","Origin":"Customer","CreatedAt":"2026-01-31T03:09:10-05:00"}]}
            """)).containsExactly(entry("a@example.org", HARD_BOUNCE, THEN, null), entry("b@example.org", COMPLAINT, THEN, null),
                entry("c@example.org", UNSUBSCRIBE, THEN, null), entry("d@example.org", MANUAL, THEN, null));
    }

    @Test
    void aReasonThatIsGivenHoldsForAll() {
        SuppressionFile file = new SuppressionFile("acme", SuppressionFormat.SENDGRID, HARD_BOUNCE, NOW);
        assertThat(read(file, "[\"bob@example.org\"]")).containsExactly(entry("bob@example.org", HARD_BOUNCE, NOW, null));
    }

    @Test
    void aTimeToComeIsNow() {
        assertThat(read(SuppressionFormat.CSV, "address,since\nbob@example.org,2030-01-01\n")).containsExactly(entry("bob@example.org", MANUAL, NOW, null));
    }

    @Test
    void whatIsNoAddressIsAMistakeOfItsLine() {
        assertThat(read(SuppressionFormat.CSV, "address\nbob@example.org\nnobody\n")).element(1)
            .isEqualTo(new Mistake(3, "nobody is not a mail address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name\nBob\n", "[{\"name\":\"Bob\"}]", "{\"name\":\"Bob\"}"})
    void aRowWithoutAnAddressIsAMistake(String file) {
        assertThat(read(SuppressionFormat.CSV, file)).singleElement().isInstanceOf(Mistake.class);
    }

    @Test
    void anUnknownReasonIsAMistake() {
        assertThat(read(SuppressionFormat.SES, "[{\"EmailAddress\":\"bob@example.org\",\"Reason\":\"BOREDOM\"}]")).singleElement().isInstanceOf(Mistake.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"bob@example.org\",", "address\nbob@example.org\n\"open", "[\"bob@example.org\", {\"email\": tru}]"})
    void aBrokenFileIsAMistakeBehindWhatWasRead(String file) {
        List<Row> rows = read(SuppressionFormat.CSV, file);
        assertThat(rows).first().isEqualTo(entry("bob@example.org", MANUAL, NOW, null));
        assertThat(rows).last().isInstanceOf(Mistake.class);
    }

    @Test
    void aFileOfBracketsIsAMistakeAndNoMore() {
        assertThat(read(SuppressionFormat.CSV, "[".repeat(100_000))).singleElement().isInstanceOf(Mistake.class);
    }

    @Test
    void aDetailIsOneLineOfAtMost500Characters() {
        Entry read = (Entry) read(SuppressionFormat.CSV, "address,detail\nbob@example.org,\"a\nb" + "c".repeat(1000) + "\"\n").get(0);
        assertThat(read.suppression().detail()).startsWith("a b").hasSize(500);
    }

    private static Row entry(String address, SuppressionReason reason, Instant since, String detail) {
        return new Entry(new Suppression("acme", address, reason, since, detail));
    }

    private static List<Row> read(SuppressionFormat format, String text) {
        return read(new SuppressionFile("acme", format, null, NOW), text);
    }

    private static List<Row> read(SuppressionFile file, String text) {
        List<Row> rows = new ArrayList<>();
        try {
            file.read(new ByteArrayInputStream(text.getBytes(UTF_8)), rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
