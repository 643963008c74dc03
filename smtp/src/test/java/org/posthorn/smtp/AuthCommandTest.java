package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posthorn.smtp.AuthClient.GOOD;
import static org.posthorn.smtp.AuthClient.base64;

import java.net.InetSocketAddress;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Mechanism;

/** The exchange of AUTH PLAIN and AUTH LOGIN, and where there is none. */
class AuthCommandTest {
    private final AuthClient client = new AuthClient();

    @Test
    void plainWithAnInitialResponseLogsIn() {
        assertThat(client.auth(GOOD)).isEqualTo("235 2.7.0 Authentication successful");
    }

    @Test
    void plainInTwoStepsLogsIn() {
        client.auth("PLAIN");
        assertThat(client.line(base64("\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void plainInTwoStepsBeginsWithAnEmptyChallenge() {
        assertThat(client.auth("PLAIN")).isEqualTo("334 ");
    }

    @Test
    void loginLogsIn() {
        client.auth("LOGIN");
        client.line(base64("ann"));
        assertThat(client.line(base64("secret"))).startsWith("235 ");
    }

    @Test
    void loginWithTheUserInItsCommandLogsIn() {
        client.auth("LOGIN " + base64("ann"));
        assertThat(client.line(base64("secret"))).startsWith("235 ");
    }

    @Test
    void loginAsksForTheUser() {
        assertThat(client.auth("LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
    }

    @Test
    void loginAsksForThePassword() {
        assertThat(client.auth("LOGIN " + base64("ann"))).isEqualTo("334 UGFzc3dvcmQ6");
    }

    @Test
    void aMechanismMayBeInAnyCase() {
        assertThat(client.auth("plain " + base64("\0ann\0secret"))).startsWith("235 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0ann\0wrong", "\0ann\0", "\0nobody\0secret", "\0\0"})
    void whatIsWrongIsRefused(String login) {
        assertThat(client.auth("PLAIN " + base64(login))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void anEmptyInitialResponseIsMalformedForPlain() {
        assertThat(client.auth("PLAIN =")).startsWith("501 5.5.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann\0secret", "\0ann\0secret\0"})
    void plainTakesThreeParts(String login) {
        assertThat(client.auth("PLAIN " + base64(login))).startsWith("501 5.5.2");
    }

    @Test
    void nulsWithoutEndAreMalformed() {
        assertThat(client.auth("PLAIN " + base64("\0".repeat(9000)))).startsWith("501 5.5.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN"})
    void plainMayNameTheSameUserTwice(String authorization) {
        assertThat(client.auth("PLAIN " + base64(authorization + "\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void toActAsAnotherIsRefusedInTheWordsOfAWrongPassword() {
        assertThat(client.auth("PLAIN " + base64("bob\0ann\0secret"))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aUserNameAsLongAsALineIsJustUnknown() {
        client.auth("LOGIN " + base64("a\0".repeat(4000)));
        assertThat(client.line(base64("secret"))).startsWith("535 5.7.8 ");
    }

    @Test
    void whatIsNotBase64IsMalformed() {
        assertThat(client.auth("PLAIN !!!")).startsWith("501 5.5.2");
    }

    @Test
    void whatIsNotBase64InALineIsMalformed() {
        client.auth("LOGIN");
        assertThat(client.line("???")).startsWith("501 5.5.2");
    }

    @Test
    void anAsteriskCancels() {
        client.auth("LOGIN");
        assertThat(client.line("*")).startsWith("501 5.7.0");
    }

    @Test
    void loginMayBeTriedAgainAfterCancelling() {
        client.auth("LOGIN");
        client.line("*");
        assertThat(client.auth(GOOD)).startsWith("235 ");
    }

    @Test
    void beforeTlsNothingIsTaken() {
        RelaySession plain = TestTransport.session(new TestTransport(new InetSocketAddress("192.0.2.7", 1)).withoutTls(), Mechanism.PLAIN);
        assertThat(client.auth(plain, GOOD)).startsWith("530 5.7.0");
    }

    @Test
    void aMechanismThatTheListenerHasNotIsRefused() {
        assertThat(client.auth(TestTransport.session(Mechanism.LOGIN), "PLAIN x")).startsWith("504 5.5.4");
    }

    @Test
    void anUnknownMechanismIsRefused() {
        assertThat(client.auth("CRAM-MD5")).startsWith("504 5.5.4");
    }

    @Test
    void aMechanismIsRequired() {
        assertThat(client.auth(client.session, null)).startsWith("501 5.5.4");
    }

    @Test
    void aSecondLoginIsRefused() {
        client.auth(GOOD);
        assertThat(client.auth(GOOD)).startsWith("503 5.5.1");
    }

    @Test
    void aLoginInATransactionIsRefused() {
        client.session.setAttachment(SMTPSession.SENDER, MaybeSender.nullSender(), State.Transaction);
        assertThat(client.auth(GOOD)).startsWith("503 5.5.1");
    }

    @Test
    void theListenersMechanismsAreAnnounced() {
        assertThat(client.command.getImplementedEsmtpFeatures(TestTransport.session(Mechanism.LOGIN))).containsExactly("AUTH LOGIN");
    }

    @Test
    void nothingIsAnnouncedBeforeTls() {
        RelaySession plain = TestTransport.session(new TestTransport(new InetSocketAddress("192.0.2.7", 1)).withoutTls(), Mechanism.PLAIN);
        assertThat(client.command.getImplementedEsmtpFeatures(plain)).isEmpty();
    }

    @Test
    void nothingIsAnnouncedAfterLogin() {
        client.auth(GOOD);
        assertThat(client.command.getImplementedEsmtpFeatures(client.session)).isEmpty();
    }

    @Test
    void theParameterOfMailIsTakenWithoutAWord() {
        assertThat(client.command.doMailParameter(client.session, "AUTH", "<>")).isNull();
    }
}
