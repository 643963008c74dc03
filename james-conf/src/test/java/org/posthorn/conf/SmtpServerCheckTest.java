package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpServerCheckTest {
    private static final String SUBMISSION = "/smtpserver[jmxName='submission']";
    private static final String AUTH_NEEDS_TLS =
        " has no effect here: AUTH is there after TLS or as <allowPlaintext> says, and the handlers package says who may send what";

    @TempDir
    private Path directory;

    static List<Spoilt> names() {
        return List.of(
            new Spoilt("an unknown element", "<bind>", "<listen/><bind>", SUBMISSION + "/listen: unknown element <listen>, expected one of "
                + "addressBracketsEnforcement, allowPlaintext, auth, bind, bossWorkerCount, connectionBacklog, connectionLimitPerIP, connectiontimeout, "
                + "gracefulShutdown, handlerchain, helloName, heloEhloEnforcement, ioWorkerCount, jmxName, "
                + "maxmessagesize, proxy, sessions, smtpGreeting, tls, trustZone"),
            new Spoilt("an element in another case", "<bind>", "<maxMessageSize>1</maxMessageSize><bind>",
                SUBMISSION + "/maxMessageSize: unknown element <maxMessageSize>, expected 'maxmessagesize'"),
            new Spoilt("an unknown attribute", "startTLS=\"true\"", "startTLS=\"true\" starttls=\"true\"",
                SUBMISSION + "/tls: unknown attribute 'starttls', expected 'startTLS'"),
            new Spoilt("two listeners of one name", "<jmxName>smtps<", "<jmxName>submission<", "/smtpserver[jmxName='submission']/jmxName: "
                + "'submission' is another listener's, expected one of its own"),
            new Spoilt("a listener without a name", "<jmxName>submission</jmxName>", "", "/smtpserver[1]: element <jmxName> is missing"),
            new Spoilt("a name that no variable can have", "<jmxName>smtps<", "<jmxName>smtp s<",
                "/smtpserver[jmxName='smtp s']/jmxName: is 'smtp s', expected a name of letters, digits, - and _"));
    }

    static List<Spoilt> values() {
        String expected = ", expected an IPv4 address and a port from 0 to 65535, as in 0.0.0.0:2587";
        return List.of(
            new Spoilt("a port above all", "0.0.0.0:2587", "0.0.0.0:65536", SUBMISSION + "/bind: is '0.0.0.0:65536'" + expected),
            new Spoilt("a port without an address", "0.0.0.0:2587", "2587", SUBMISSION + "/bind: is '2587'" + expected),
            new Spoilt("a host name for an address", "0.0.0.0:2587", "localhost:2587", SUBMISSION + "/bind: is 'localhost:2587'" + expected),
            new Spoilt("two listeners at one port", "0.0.0.0:2465", "0.0.0.0:2587",
                "/smtpserver[jmxName='smtps']/bind: '0.0.0.0:2587' is another listener's, expected one of its own"),
            new Spoilt("neither on nor off", "enabled=\"true\"", "enabled=\"on\"", SUBMISSION + ": attribute 'enabled' is 'on', expected 'true' or 'false'"),
            new Spoilt("a timeout with a unit", "<connectiontimeout>300<", "<connectiontimeout>300s<",
                SUBMISSION + "/connectiontimeout: is '300s', expected a number from 1 up"),
            new Spoilt("no sessions", "<connectiontimeout>", "<sessions>0</sessions><connectiontimeout>", SUBMISSION
                + "/sessions: is '0', expected a number from 1 to 100000"),
            new Spoilt("a proxy by name", "<connectiontimeout>", "<proxy><from>10.0.0.0/8 balancer.example</from></proxy><connectiontimeout>", SUBMISSION
                + "/proxy/from: is '10.0.0.0/8 balancer.example', expected IPv4 and IPv6 addresses and networks with blanks between, as in "
                + "10.0.0.0/8 2001:db8::1"),
            new Spoilt("a size that is none", "<maxmessagesize>25600<", "<maxmessagesize>25 MB<",
                SUBMISSION + "/maxmessagesize: is '25 MB', expected a number of KB, or a number with the unit K, M or G"),
            new Spoilt("a mechanism that is not there", "PLAIN LOGIN", "PLAIN CRAM-MD5",
                SUBMISSION + "/auth/mechanisms: is 'PLAIN CRAM-MD5', expected PLAIN, LOGIN or both with a blank between"),
            new Spoilt("a hello name that would be overlooked", "<bind>", "<helloName>mx.example.com</helloName><bind>",
                SUBMISSION + "/helloName: 'mx.example.com' has no effect, expected autodetect=\"false\" beside it"));
    }

    static List<Spoilt> tls() {
        String key = "<privateKey>file://conf/tls.key</privateKey>";
        return List.of(
            new Spoilt("both kinds of TLS", "socketTLS=\"false\"", "socketTLS=\"true\"",
                SUBMISSION + "/tls: both 'socketTLS' and 'startTLS' are true, expected one: STARTTLS needs a connection in plain text"),
            new Spoilt("no key", key, "", SUBMISSION + "/tls: there is no key, expected <privateKey> and <certificates>, or <keystore>"),
            new Spoilt("a broken protocol", "<protocol>TLSv1.2<", "<protocol>TLSv1.1<", SUBMISSION
                + "/tls/supportedProtocols/protocol[1]: is 'TLSv1.1', expected 'TLSv1.2' or 'TLSv1.3'; older ones are broken (RFC 8996)"),
            new Spoilt("a path for a URL", key, "<privateKey>conf/tls.key</privateKey>",
                SUBMISSION + "/tls/privateKey: is 'conf/tls.key', expected a URL, as in file://var/mail/error/"));
    }

    static List<Spoilt> handlers() {
        String own = "coreHandlersPackage=\"org.posthorn.smtp.SubmissionHandlers\" ";
        return List.of(
            new Spoilt("handlers that are not there", "smtp.SubmissionHandlers\" ", "smtp.SubmitHandlers\" ",
                SUBMISSION + "/handlerchain: attribute 'coreHandlersPackage': there is no class 'org.posthorn.smtp.SubmitHandlers'"),
            new Spoilt("a class that is no package of handlers", "smtp.SubmissionHandlers\" ", "smtp.RelayServerFactory\" ",
                SUBMISSION + "/handlerchain: attribute 'coreHandlersPackage': class 'org.posthorn.smtp.RelayServerFactory' is no HandlersPackage"),
            new Spoilt("no handlers", own, "", SUBMISSION + "/handlerchain: attribute 'coreHandlersPackage' is missing, expected a text"),
            new Spoilt("JMX handlers", own + "enableJmx=\"false\"", own + "enableJmx=\"true\"", SUBMISSION
                + "/handlerchain: attribute 'enableJmx' is 'true', expected 'false', since James' JMX handlers refuse every connection otherwise"),
            new Spoilt("JMX handlers by default", own + "enableJmx=\"false\"", own, SUBMISSION
                + "/handlerchain: attribute 'enableJmx' is missing, expected 'false', since James' JMX handlers refuse every connection otherwise"),
            new Spoilt("an own handler that is not there", own + "enableJmx=\"false\"/>", own
                + "enableJmx=\"false\"><handler class=\"my.Hook\"/></handlerchain>",
                SUBMISSION + "/handlerchain/handler: attribute 'class': there is no class 'my.Hook'"));
    }

    static List<Spoilt> withoutEffect() {
        return List.of(
            new Spoilt("authRequired", "<bind>", "<authRequired>true</authRequired><bind>", SUBMISSION + "/authRequired: element <authRequired>"
                + AUTH_NEEDS_TLS),
            new Spoilt("auth/requireSSL", "<mechanisms>P", "<requireSSL>true</requireSSL><mechanisms>P",
                SUBMISSION + "/auth/requireSSL: element <requireSSL>" + AUTH_NEEDS_TLS),
            new Spoilt("auth/plainAuthEnabled", "<mechanisms>P", "<plainAuthEnabled>true</plainAuthEnabled><mechanisms>P", SUBMISSION
                + "/auth/plainAuthEnabled: element <plainAuthEnabled> has no effect here: <mechanisms> says what AUTH accepts"),
            new Spoilt("verifyIdentity", "<bind>", "<verifyIdentity>true</verifyIdentity><bind>", SUBMISSION
                + "/verifyIdentity: element <verifyIdentity> has no effect here: a sender has to be of the account's own domains, always"),
            new Spoilt("proxyRequired", "<bind>", "<proxyRequired>true</proxyRequired><bind>", SUBMISSION + "/proxyRequired: element <proxyRequired> has "
                + "no effect here: <proxy><from> says whose connections begin with a PROXY header; from elsewhere anyone could forge one"),
            new Spoilt("connectionLimit", "<bind>", "<connectionLimit>100</connectionLimit><bind>", SUBMISSION
                + "/connectionLimit: element <connectionLimit> has no effect here: <sessions> says how many there may be at once"),
            new Spoilt("authorizedAddresses", "<bind>", "<authorizedAddresses>127.0.0.0/8</authorizedAddresses><bind>", SUBMISSION
                + "/authorizedAddresses: element <authorizedAddresses> has no effect here: "
                + "<trustZone> and an account's trustedIps say who may relay without AUTH"));
    }

    static List<Spoilt> concessions() {
        String publicPackage = "<auth><mechanisms>PLAIN LOGIN</mechanisms></auth>\n    <maxmessagesize>25600</maxmessagesize>\n"
            + "    <connectiontimeout>300</connectiontimeout>\n    <handlerchain coreHandlersPackage=\"org.posthorn.smtp.PublicHandlers\"";
        String returnPackage = publicPackage.replace("PublicHandlers", "ReturnHandlers");
        String noCustomers = "has no effect here: org.posthorn.smtp.ReturnHandlers takes no customers, org.posthorn.smtp.PublicHandlers does";
        String auth = "<auth><mechanisms>PLAIN LOGIN</mechanisms></auth>\n";
        return List.of(
            new Spoilt("a concession with a maybe", "<bind>", "<trustZone>maybe</trustZone><bind>",
                SUBMISSION + "/trustZone: is 'maybe', expected 'true' or 'false'"),
            new Spoilt("AUTH where no customers are", publicPackage, returnPackage,
                "/smtpserver[jmxName='mx']/auth: element <auth> " + noCustomers),
            new Spoilt("a trust zone where no customers are", publicPackage, returnPackage.replace(auth, "<trustZone>true</trustZone>\n"),
                "/smtpserver[jmxName='mx']/trustZone: element <trustZone> " + noCustomers),
            new Spoilt("plaintext where all is TLS", "<bind>0.0.0.0:2465<", "<allowPlaintext>true</allowPlaintext><bind>0.0.0.0:2465<",
                "/smtpserver[jmxName='smtps']/allowPlaintext: element <allowPlaintext> has no effect here: with socketTLS every session has TLS"));
    }

    @ParameterizedTest
    @MethodSource({"names", "values", "tls", "handlers", "concessions", "withoutEffect"})
    void itFindsTheOneMistake(Spoilt file) throws IOException {
        List<String> mistakes = TestHome.in(directory).change("smtpserver.xml", file.from(), file.to()).mistakes();

        assertThat(mistakes).singleElement().asString().matches("smtpserver\\.xml:\\d+: .*").endsWith(": " + file.expected());
    }

    @Test
    void aKeyFileThatIsNotThereIsAMistake() throws IOException {
        TestHome home = TestHome.in(directory).change("smtpserver.xml", "file://conf/tls.key", "file://conf/mine.key");

        assertThat(home.mistakes()).singleElement().asString().matches("smtpserver\\.xml:\\d+: .*")
            .endsWith(": " + SUBMISSION + "/tls/privateKey: there is no file " + home.file("mine.key") + " that can be read");
    }

    @Test
    void listenersMayShareThatTheSystemChoosesTheirPort() throws IOException {
        TestHome home = TestHome.in(directory).change("smtpserver.xml", "0.0.0.0:2587", "127.0.0.1:0").change("smtpserver.xml", "0.0.0.0:2465", "127.0.0.1:0");

        assertThat(home.mistakes()).isEmpty();
    }

    @Test
    void aListenerMayMakeBothConcessions() throws IOException {
        TestHome home = TestHome.in(directory).change("smtpserver.xml", "<bind>",
            "<allowPlaintext>true</allowPlaintext><trustZone>true</trustZone><bind>");

        assertThat(home.mistakes()).isEmpty();
    }

    @Test
    void anOwnHandlerMayHaveSettingsOfItsOwn() throws IOException {
        TestHome home = TestHome.in(directory).change("smtpserver.xml", "SubmissionHandlers\" enableJmx=\"false\"/>",
            "SubmissionHandlers\" enableJmx=\"false\">"
                + "<handler class=\"org.apache.james.protocols.smtp.core.NoopCmdHandler\"><a b=\"c\"/></handler></handlerchain>");

        assertThat(home.mistakes()).isEmpty();
    }
}
