package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

import org.apache.james.core.MaybeSender;
import org.apache.james.core.Username;
import org.apache.james.protocols.api.BaseRequest;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Access;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.admission.Sessions;

class AuthCommandTest {
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.9", 40_000);
    private static final Access ACCESS = Accounts.ACME.access();

    private static final LoginPolicy POLICY = new LoginPolicy(3, 30, Duration.ofMinutes(30), Duration.ofMinutes(30));
    private final LoginGuard guard = new LoginGuard(POLICY, new MemoryBanStore(), Clock.systemUTC());
    private final Sessions sessions = new Sessions();
    private final AuthCommand command = command(Accounts.ACME);
    private final RelaySession session = TestTransport.session(Mechanism.PLAIN, Mechanism.LOGIN);

    @Test
    void plainWithAnInitialResponseLogsIn() {
        assertThat(auth("PLAIN " + base64("\0ann\0secret"))).isEqualTo("235 2.7.0 Authentication successful");
    }

    @Test
    void plainInTwoStepsLogsIn() {
        auth("PLAIN");
        assertThat(line(base64("\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void plainInTwoStepsBeginsWithAnEmptyChallenge() {
        assertThat(auth("PLAIN")).isEqualTo("334 ");
    }

    @Test
    void loginLogsIn() {
        auth("LOGIN");
        line(base64("ann"));
        assertThat(line(base64("secret"))).startsWith("235 ");
    }

    @Test
    void loginWithTheUserInItsCommandLogsIn() {
        auth("LOGIN " + base64("ann"));
        assertThat(line(base64("secret"))).startsWith("235 ");
    }

    @Test
    void loginAsksForTheUser() {
        assertThat(auth("LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
    }

    @Test
    void loginAsksForThePassword() {
        assertThat(auth("LOGIN " + base64("ann"))).isEqualTo("334 UGFzc3dvcmQ6");
    }

    @Test
    void aMechanismMayBeInAnyCase() {
        assertThat(auth("plain " + base64("\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void theSessionIsThenTheAccounts() {
        auth("PLAIN " + base64("\0ann\0secret"));
        assertThat(session.account()).contains(Accounts.ACME);
    }

    @Test
    void theSessionMayThenRelay() {
        auth("PLAIN " + base64("\0ann\0secret"));
        assertThat(session.isRelayingAllowed()).isTrue();
    }

    @Test
    void theSessionsUserIsTheAccount() {
        auth("PLAIN " + base64("\0ann\0secret"));
        assertThat(session.getUsername()).isEqualTo(Username.of("acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0ann\0wrong", "\0ann\0", "\0nobody\0secret", "\0\0"})
    void whatIsWrongIsRefused(String login) {
        assertThat(auth("PLAIN " + base64(login))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aRefusedSessionIsNobodys() {
        auth("PLAIN " + base64("\0ann\0wrong"));
        assertThat(session.account()).isEmpty();
    }

    @Test
    void anEmptyInitialResponseIsMalformedForPlain() {
        assertThat(auth("PLAIN =")).startsWith("501 5.5.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann\0secret", "\0ann\0secret\0"})
    void plainTakesThreeParts(String login) {
        assertThat(auth("PLAIN " + base64(login))).startsWith("501 5.5.2");
    }

    @Test
    void nulsWithoutEndAreMalformed() {
        assertThat(auth("PLAIN " + base64("\0".repeat(9000)))).startsWith("501 5.5.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN"})
    void plainMayNameTheSameUserTwice(String authorization) {
        assertThat(auth("PLAIN " + base64(authorization + "\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void toActAsAnotherIsRefusedInTheWordsOfAWrongPassword() {
        assertThat(auth("PLAIN " + base64("bob\0ann\0secret"))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void toActAsAnotherCountsAsAFailure() {
        for (int i = 0; i < POLICY.failures(); i++) {
            auth("PLAIN " + base64("bob\0ann\0secret"));
        }
        assertThat(guard.isBanned(session.client())).isTrue();
    }

    @Test
    void aUserNameAsLongAsALineIsJustUnknown() {
        auth("LOGIN " + base64("a\0".repeat(4000)));
        assertThat(line(base64("secret"))).startsWith("535 5.7.8 ");
    }

    @Test
    void whatIsNotBase64IsMalformed() {
        assertThat(auth("PLAIN !!!")).startsWith("501 5.5.2");
    }

    @Test
    void whatIsNotBase64InALineIsMalformed() {
        auth("LOGIN");
        assertThat(line("???")).startsWith("501 5.5.2");
    }

    @Test
    void anAsteriskCancels() {
        auth("LOGIN");
        assertThat(line("*")).startsWith("501 5.7.0");
    }

    @Test
    void loginMayBeTriedAgainAfterCancelling() {
        auth("LOGIN");
        line("*");
        assertThat(auth("PLAIN " + base64("\0ann\0secret"))).startsWith("235 ");
    }

    @Test
    void theSecondFailureLeavesTheSessionOpen() {
        fail();
        assertThat(fail().isEndSession()).isFalse();
    }

    @Test
    void theThirdFailureClosesTheSession() {
        fail();
        fail();
        assertThat(fail()).matches(Response::isEndSession).extracting(Response::getRetCode).isEqualTo("421");
    }

    @Test
    void beforeTlsNothingIsTaken() {
        RelaySession plain = TestTransport.session(new TestTransport(new InetSocketAddress("192.0.2.7", 1)).withoutTls(), Mechanism.PLAIN);
        assertThat(text(command.onCommand(plain, new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0secret"))))).startsWith("530 5.7.0");
    }

    @Test
    void aMechanismThatTheListenerHasNotIsRefused() {
        assertThat(text(command.onCommand(TestTransport.session(Mechanism.LOGIN), new BaseRequest("AUTH", "PLAIN x")))).startsWith("504 5.5.4");
    }

    @Test
    void anUnknownMechanismIsRefused() {
        assertThat(auth("CRAM-MD5")).startsWith("504 5.5.4");
    }

    @Test
    void aMechanismIsRequired() {
        assertThat(text(command.onCommand(session, new BaseRequest("AUTH", null)))).startsWith("501 5.5.4");
    }

    @Test
    void aSecondLoginIsRefused() {
        auth("PLAIN " + base64("\0ann\0secret"));
        assertThat(auth("PLAIN " + base64("\0ann\0secret"))).startsWith("503 5.5.1");
    }

    @Test
    void aLoginInATransactionIsRefused() {
        session.setAttachment(SMTPSession.SENDER, MaybeSender.nullSender(), State.Transaction);
        assertThat(auth("PLAIN " + base64("\0ann\0secret"))).startsWith("503 5.5.1");
    }

    @Test
    void theListenersMechanismsAreAnnounced() {
        assertThat(command.getImplementedEsmtpFeatures(TestTransport.session(Mechanism.LOGIN))).containsExactly("AUTH LOGIN");
    }

    @Test
    void nothingIsAnnouncedBeforeTls() {
        RelaySession plain = TestTransport.session(new TestTransport(new InetSocketAddress("192.0.2.7", 1)).withoutTls(), Mechanism.PLAIN);
        assertThat(command.getImplementedEsmtpFeatures(plain)).isEmpty();
    }

    @Test
    void nothingIsAnnouncedAfterLogin() {
        auth("PLAIN " + base64("\0ann\0secret"));
        assertThat(command.getImplementedEsmtpFeatures(session)).isEmpty();
    }

    @Test
    void theParameterOfMailIsTakenWithoutAWord() {
        assertThat(command.doMailParameter(session, "AUTH", "<>")).isNull();
    }

    @Test
    void aClientOfAnAllowedIpLogsIn() {
        assertThat(login(command(acme(ACCESS.withAllowedIps(IpRange.parse("192.0.2.0/24").orElseThrow()))))).startsWith("235 ");
    }

    @Test
    void aClientOfAnotherIpIsRefusedInTheWordsOfAWrongPassword() {
        assertThat(login(command(acme(ACCESS.withAllowedIps(IpRange.parse("203.0.113.0/24").orElseThrow())))))
            .isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aMechanismThatTheAccountHasNotIsRefusedInTheSameWords() {
        assertThat(login(command(acme(ACCESS.withMechanisms(Set.of(Mechanism.LOGIN)))))).isEqualTo("535 5.7.8 Sorry. No authentication type succeeded");
    }

    @Test
    void aSessionTooManyIsRefusedForNowAndClosed() {
        AuthCommand single = command(acme(ACCESS.withMaxSessions(1)));
        login(single);
        Response second = single.onCommand(TestTransport.session(Mechanism.PLAIN), new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0secret")));
        assertThat(text(second)).isEqualTo("421 4.4.5 Service unavailable, concurrency limit reached");
        assertThat(second.isEndSession()).isTrue();
    }

    @Test
    void failuresInSeveralSessionsBanTheirIp() {
        fail();
        fail();
        command.onCommand(TestTransport.session(Mechanism.PLAIN), new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0wrong")));
        assertThat(guard.isBanned(session.client())).isTrue();
    }

    @Test
    void aBannedIpIsNotAskedForItsPassword() {
        ban(session);
        assertThat(auth("PLAIN")).startsWith("421 4.7.0 ");
    }

    @Test
    void aSessionWhoseIpIsBannedWhileItLogsInGetsNoFurther() {
        auth("LOGIN " + base64("ann"));
        ban(session);
        assertThat(line(base64("secret"))).startsWith("421 4.7.0 ");
    }

    private void ban(RelaySession banned) {
        for (int i = 0; i < POLICY.failures(); i++) {
            guard.failed(banned.client(), "eve");
        }
    }

    @Test
    void aUserNameThatIsGuessedFromEverywhereIsNotChecked() {
        for (int i = 0; i < POLICY.userFailures(); i++) {
            guard.failed(new InetSocketAddress("198.51.100." + i, 1).getAddress(), "ann");
        }
        assertThat(auth("PLAIN " + base64("\0ann\0secret"))).startsWith("535 5.7.8 ");
    }

    @Test
    void anotherIpMayLogInMeanwhile() {
        fail();
        fail();
        fail();
        RelaySession other = TestTransport.session(new TestTransport(ELSEWHERE), Mechanism.PLAIN);
        assertThat(text(command.onCommand(other, new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0secret"))))).startsWith("235 ");
    }

    private AuthCommand command(Account acme) {
        return Accounts.auth(acme, guard, sessions);
    }

    private static Account acme(Access access) {
        return Accounts.ACME.with(Accounts.ACME.settings().withAccess(access));
    }

    private String login(AuthCommand with) {
        return text(with.onCommand(session, new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0secret"))));
    }

    private Response fail() {
        return command.onCommand(session, new BaseRequest("AUTH", "PLAIN " + base64("\0ann\0wrong")));
    }

    private String auth(String argument) {
        return text(command.onCommand(session, new BaseRequest("AUTH", argument)));
    }

    private String line(String text) {
        return text(TestTransport.answer(session, (text + "\r\n").getBytes(UTF_8)));
    }

    private static String text(Response response) {
        return response.getLines().get(0).toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
