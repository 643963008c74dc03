package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceRulesTest {
    private static final String OWN = "[our-partner]\ncategory = moved\nphrase = gone * fishing\nbecause = they say so\ntest = 550 gone for fishing\n";

    @TempDir
    Path folder;

    @Test
    void anEmptyFolderLeavesTheRulesThatShip() throws IOException, BounceRulesException {
        assertThat(BounceRules.load(folder).all()).isEqualTo(BounceRules.defaults().all());
    }

    @Test
    void anAddedRuleDecidesBeforeThoseThatShip() throws IOException, BounceRulesException {
        write("own.rules", OWN);

        assertThat(judge("550 5.1.1 user unknown, gone for fishing")).isEqualTo(new Verdict(new Bounce(BounceClass.HARD, BounceCategory.MOVED), "our-partner"));
    }

    @Test
    void aRuleOfTheSameNameReplacesTheOneThatShips() throws IOException, BounceRulesException {
        write("own.rules", OWN.replace("our-partner", "mailbox-gone").replace("moved", "inactive"));

        assertThat(judge("550 5.1.1 gone for fishing").bounce().category()).isEqualTo(BounceCategory.INACTIVE);
        assertThat(judge("550 5.1.1 no such virtual user").rule()).isEqualTo("status-address");
    }

    @Test
    void theWrittenClassOutweighsTheCategorys() throws IOException, BounceRulesException {
        write("own.rules", OWN + "class = soft\n");

        assertThat(judge("550 gone for fishing").bounce().bounceClass()).isEqualTo(BounceClass.SOFT);
    }

    @Test
    void theDocumentedExampleIsARule() throws IOException, BounceRulesException {
        String document = Files.readString(Path.of("../docs/bounce-rules.md"));
        int begin = document.indexOf("```") + 3;
        write("own.rules", document.substring(begin, document.indexOf("```", begin)));

        BounceRules rules = BounceRules.load(folder);
        assertThat(new StatusClassifier(() -> rules).judge(Stage.RCPT, SmtpReply.parse("550 5.7.1 Ann is no longer with our company"), "mx.partner.example"))
            .isEqualTo(new Verdict(new Bounce(BounceClass.HARD, BounceCategory.BAD_MAILBOX), "partner-gone"));
    }

    @Test
    void theDocumentedPatternIsARule() throws IOException, BounceRulesException {
        String document = Files.readString(Path.of("../docs/bounce-rules.md"));
        int begin = document.indexOf("```", document.indexOf("## Patterns")) + 3;
        write("own.rules", document.substring(begin, document.indexOf("```", begin)));

        BounceRules rules = BounceRules.load(folder);
        assertThat(new StatusClassifier(() -> rules).judge(Stage.RCPT, SmtpReply.parse("550 5.7.1 Box number 1234 gone"), "mx.partner.example").rule())
            .isEqualTo("partner-number");
    }

    @Test
    void aFolderThatIsNotThereAddsNothing() throws IOException, BounceRulesException {
        assertThat(BounceRules.load(folder.resolve("none")).all()).isEqualTo(BounceRules.defaults().all());
    }

    @Test
    void aFileThatIsNotUtf8IsAMistake() throws IOException {
        Files.write(folder.resolve("own.rules"), new byte[] {(byte) 0xff});

        assertThatThrownBy(() -> BounceRules.load(folder)).isInstanceOf(BounceRulesException.class).hasMessage("own.rules:1: the file is not UTF-8");
    }

    @Test
    void otherFilesAreNotRead() throws IOException, BounceRulesException {
        write("README", "nothing");

        assertThat(BounceRules.load(folder).all()).hasSameSizeAs(BounceRules.defaults().all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "category = moved                 | category = gone               | own.rules:2: gone is no category",
        "category = moved                 | kind = gone                   | own.rules:2: gone is no kind",
        "category = moved                 | class = hard                  | own.rules:1: the rule our-partner must decide one of",
        "because = they say so            | ''                            | own.rules:1: the rule our-partner needs a line because = and a line test =",
        "phrase = gone * fishing          | phrase = a* fishing           | own.rules:3: a phrase needs at least 3 characters, and as many before its first *",
        "phrase = gone * fishing          | words = .*                    | own.rules:3: unknown key words",
        "phrase = gone * fishing          | pattern = gone (for           | own.rules:3: this is no regular expression of RE2",
        "phrase = gone * fishing          | pattern = (x{100}){100}       | own.rules:3: the counts {n} of a pattern multiply to more than 1000",
        "phrase = gone * fishing          | pattern =                     | own.rules:3: a pattern has 1 to 300 characters",
        "phrase = gone * fishing          | phrase = gone hunting         | own.rules:5: for this test line the rule reply-refused decides",
        "test = 550 gone for fishing      | test = 550 mailbox full       | own.rules:5: for this test line the rule mailbox-full decides",
        "phrase = gone * fishing          | status = 5.1                  | own.rules:3: 5.1 is nothing that status can be",
        "phrase = gone * fishing          | code = 250                    | own.rules:3: 250 is nothing that code can be",
        "phrase = gone * fishing          | at = noon                     | own.rules:3: noon is nothing that at can be",
        "phrase = gone * fishing          | class = firm                  | own.rules:3: class is hard or soft",
        "phrase = gone * fishing          | gone fishing                  | own.rules:3: this is neither [name] nor key = value below one",
        "[our-partner]                    | ''                            | own.rules:2: this is neither [name] nor key = value below one",
    })
    void aMistakeIsNamedWithItsFileAndLine(String right, String wrong, String mistake) throws IOException {
        write("own.rules", OWN.replace(right, wrong));

        assertThatThrownBy(() -> BounceRules.load(folder)).isInstanceOf(BounceRulesException.class).hasMessageContaining(mistake);
    }

    @Test
    void everyMistakeOfEveryFileIsNamed() throws IOException {
        write("a.rules", OWN.replace("moved", "gone"));
        write("b.rules", OWN);

        assertThatThrownBy(() -> BounceRules.load(folder)).isInstanceOfSatisfying(BounceRulesException.class,
            failure -> assertThat(failure.mistakes()).containsExactly(new RuleMistake("a.rules", 2, "gone is no category"),
                new RuleMistake("b.rules", 1, "a rule needs a name of its own")));
    }

    @Test
    void aPatternOfAStageIsAMistake() throws IOException {
        write("own.rules", "[own]\nstage = rcpt\npattern = to .ob\nbecause = x\ntest = to Bob\n");

        assertThatThrownBy(() -> BounceRules.load(folder)).hasMessageContaining("own.rules:3: pattern is for rules with category or kind");
    }

    @Test
    void aPatternThatIsTooLongIsAMistake() throws IOException {
        write("own.rules", OWN + "pattern = " + "x".repeat(301) + "\n");

        assertThatThrownBy(() -> BounceRules.load(folder)).hasMessageContaining("own.rules:6: a pattern has 1 to 300 characters");
    }

    @ParameterizedTest
    @CsvSource({"550 Fishing 17 days, our-partner", "550 FISHING 1 days, our-partner", "550 fishing many days, reply-no-mailbox"})
    void aPatternIsFoundWhateverTheCase(String reply, String rule) throws IOException, BounceRulesException {
        write("own.rules", "[our-partner]\ncategory = moved\npattern = Fishing [0-9]+ days\nbecause = x\ntest = 550 fishing 3 days\n");

        assertThat(judge(reply).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"550 gone fishing 7, our-partner", "550 gone fishing, reply-no-mailbox", "550 fishing 7, reply-no-mailbox"})
    void ofARuleWithAPhraseAndAPatternBothMustHold(String reply, String rule) throws IOException, BounceRulesException {
        write("own.rules", "[our-partner]\ncategory = moved\nphrase = gone fishing\npattern = \\d$\nbecause = x\ntest = 550 gone fishing 3\n");

        assertThat(judge(reply).rule()).isEqualTo(rule);
    }

    @Test
    void aPatternMayTellWhatAMessageIs() throws IOException, BounceRulesException {
        write("own.rules", "[gateway]\nkind = failure\npattern = ticket #\\d+ (closed|void)\nbecause = x\ntest = From: x@example.org | Ticket #17 void\n");
        BounceRules rules = BounceRules.load(folder);

        assertThat(new BounceReader(() -> rules).read("From: x@example.org\n\nTicket #42 closed\n".getBytes(UTF_8)))
            .extracting(ReturnResult::kind).containsExactly(ReturnKind.FAILURE);
    }

    @Test
    void theTestLineOfARuleAboutAHostIsPlayedAsThatHosts() throws IOException, BounceRulesException {
        write("own.rules", OWN + "host = partner.example\n");

        assertThat(BounceRules.load(folder).all()).hasSize(BounceRules.defaults().all().size() + 1);
    }

    private Verdict judge(String reply) throws IOException, BounceRulesException {
        BounceRules rules = BounceRules.load(folder);
        return new StatusClassifier(() -> rules).judge(Stage.RCPT, SmtpReply.parse(reply), null);
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(UTF_8));
    }
}
