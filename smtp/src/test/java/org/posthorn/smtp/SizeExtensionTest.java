package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;

class SizeExtensionTest {
    private final SizeExtension size = new SizeExtension();
    private final RelaySession session = TestTransport.session();

    @Test
    void beforeLoginTheListenersLimitIsAnnounced() {
        assertThat(size.getImplementedEsmtpFeatures(session)).containsExactly("SIZE " + Account.DEFAULT_MAX_MESSAGE_SIZE);
    }

    @Test
    void afterLoginTheAccountsLimitIsAnnounced() {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(size.getImplementedEsmtpFeatures(session)).containsExactly("SIZE 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "00000000000001000"})
    void aDeclaredSizeUpToTheLimitIsTaken(String declared) {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(declare(declared)).isEqualTo(HookResult.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "9223372036854775807", "9223372036854775808", "99999999999999999999"})
    void aDeclaredSizeOverTheLimitIsRefused(String declared) {
        Accounts.logIn(session, Accounts.ACME);
        assertThat(declare(declared)).isSameAs(Replies.DECLARED_TOO_BIG);
    }

    @Test
    void theLimitOfTheAccountThatTheSenderLedToCounts() {
        size.doMailParameter(session, "SIZE", "1001");
        Accounts.logIn(session, Accounts.ACME);
        assertThat(size.doMail(session, MaybeSender.nullSender())).isSameAs(Replies.DECLARED_TOO_BIG);
    }

    @Test
    void theSizeOfAMessageThatWasRefusedIsForgotten() {
        size.doMailParameter(session, "SIZE", "1001");
        Accounts.logIn(session, Accounts.ACME);
        new MailCommand(new Unmeasured()).doFilterChecks(session, "MAIL", "FROM:<>");
        assertThat(size.doMail(session, MaybeSender.nullSender())).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aMessageNeedsNoDeclaredSize() {
        assertThat(size.doMail(session, MaybeSender.nullSender())).isEqualTo(HookResult.DECLINED);
    }

    private HookResult declare(String octets) {
        assertThat(size.doMailParameter(session, "SIZE", octets)).isNull();
        return size.doMail(session, MaybeSender.nullSender());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1k", "1 ", "999999999999999999999"})
    void whatIsNoNumberIsASyntaxError(String declared) {
        assertThat(size.doMailParameter(session, "SIZE", declared)).isSameAs(Replies.SIZE_SYNTAX);
    }
}
