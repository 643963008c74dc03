package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationCheckTest {
    @TempDir
    private Path directory;
    private TestHome home;

    @BeforeEach
    void setUp() throws IOException {
        home = TestHome.in(directory);
    }

    static List<String> shipped() {
        return ShippedConfiguration.names();
    }

    @Test
    void whatShipsHasNoMistake() {
        assertThat(home.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aMissingFileIsAMistake(String file) throws IOException {
        Files.delete(home.file(file));

        assertThat(home.mistakes()).containsExactly(file + ": the file is missing");
    }

    @Test
    void matcherForMatchIsToldWithItsPlaceAndWhatWasMeant() throws IOException {
        home.change("mailetcontainer.xml", "<mailet match=\"org.posthorn.matchers.RecipientIsReturnAddress\"",
            "<mailet matcher=\"org.posthorn.matchers.RecipientIsReturnAddress\"");

        assertThat(home.mistakes()).containsExactly(
            "mailetcontainer.xml:24: /processors/processor[@state='root']/mailet[2]: unknown attribute 'matcher', expected 'match'",
            "mailetcontainer.xml:24: /processors/processor[@state='root']/mailet[2]: attribute 'match' is missing, or 'notmatch'");
    }

    @Test
    void aMistakeInTheRulesForReturnsIsToldWithItsFileAndLine() throws IOException {
        Files.createDirectory(home.file("bounce-rules"));
        Files.writeString(home.file("bounce-rules/own.rules"), "[fishing]\ncategory = gone\nbecause = x\ntest = x\n");

        assertThat(home.mistakes()).containsExactly("bounce-rules/own.rules:2: gone is no category");
    }

    @Test
    void mistakesOfSeveralFilesAreToldAtOnce() throws IOException {
        home.change("mailetcontainer.xml", "class=\"org.posthorn.mailets.SignDkim\"", "class=\"org.posthorn.mailets.SingDkim\"")
            .change("mailetcontainer.xml", "<processor>copy</processor>", "<processor>copies</processor>")
            .change("smtpserver.xml", "0.0.0.0:2587", "0.0.0.0:99999")
            .append("posthorn.properties", "maxDeliverys=7")
            .append("webadmin.properties", "jwt.enabled=true")
            .change("dnsservice.xml", "true", "yes");

        assertThat(home.mistakes()).extracting(mistake -> mistake.substring(0, mistake.indexOf(':')))
            .containsExactly("posthorn.properties", "webadmin.properties", "smtpserver.xml", "mailetcontainer.xml", "mailetcontainer.xml", "dnsservice.xml");
    }

    @Test
    void anXmlFileThatIsNotWellFormedIsToldWithItsLine() throws IOException {
        home.change("smtpserver.xml", "</jmxName>", "</jmx>");
        long before = Files.readString(home.file("smtpserver.xml")).lines().takeWhile(line -> !line.contains("</jmx>")).count();

        assertThat(home.mistakes()).singleElement().asString().startsWith("smtpserver.xml:" + (before + 1) + ": not well-formed: ");
    }

    @Test
    void aDocumentTypeIsRefusedAndItsEntitiesAreNotRead() throws IOException {
        Files.writeString(home.file("dnsservice.xml"),
            "<!DOCTYPE dnsservice [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<dnsservice><autodiscover>&x;</autodiscover></dnsservice>");

        assertThat(home.mistakes()).containsExactly("dnsservice.xml:1: document types and entities of one's own are not allowed");
    }

    @Test
    void aFileThatNobodyReadsIsAWarning() throws IOException {
        Files.writeString(home.file("imapserver.xml"), "<imapservers/>");

        assertThat(ConfigurationCheck.check(directory.resolve("conf"))).containsExactly(
            new Mistake(Mistake.Severity.WARNING, "imapserver.xml", 0, "", "nobody reads this file"));
    }

    @Test
    void aFileThatConfiguresNothingIsNobodysBusiness() throws IOException {
        Files.writeString(home.file("notes.txt"), "buy milk");

        assertThat(home.mistakes()).isEmpty();
    }

    @Test
    void aVariableOfTheEnvironmentIsReplacedAsJamesDoes() throws IOException {
        home.change("dnsservice.xml", "<autodiscover>true", "<verbose>${const:java.lang.Boolean.FALSE}</verbose><autodiscover>true");

        assertThat(home.mistakes()).isEmpty();
    }

    @Test
    void aVariableWithoutAValueIsAMistake() throws IOException {
        home.change("dnsservice.xml", "<autodiscover>true", "<autodiscover>${env:POSTHORN_NO_SUCH_VARIABLE}");

        assertThat(home.mistakes()).containsExactly(
            "dnsservice.xml:4: /autodiscover: is '${env:POSTHORN_NO_SUCH_VARIABLE}', whose variable has no value");
    }
}
