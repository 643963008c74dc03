package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.admission.ReconfigurationPolicy;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.delivery.SettableClock;

class TenureHookTest {
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Account CHANGED = Accounts.ACME.with(Accounts.ACME.settings().withLimits(new Limits(7, 7)));

    private final SettableClock clock = new SettableClock();
    private final MemoryAccountStore accounts = Accounts.store(Accounts.ACME);
    private final TenureHook hook = new TenureHook(accounts, new ReconfigurationPolicy(GRACE), clock);
    private final RelaySession session = TestTransport.session();

    @BeforeEach
    void annLogsIn() {
        Accounts.logIn(session, Accounts.ACME);
    }

    @Test
    void anUnchangedAccountGoesOn() {
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aChangedAccountGoesOnForTheTimeOfGrace() {
        accounts.put(CHANGED);
        mail();
        clock.advance(GRACE);
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aSessionThatOverstaysAChangeEnds() {
        accounts.put(CHANGED);
        mail();
        clock.advance(GRACE.plusMillis(1));
        assertThat(mail()).isSameAs(Replies.RECONFIGURATION);
    }

    @Test
    void theTimeOfGraceBeginsWithTheMessageThatFindsTheChange() {
        accounts.put(CHANGED);
        clock.advance(GRACE.multipliedBy(9));
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aChangeThatIsTakenBackIsForgotten() {
        accounts.put(CHANGED);
        mail();
        accounts.put(Accounts.ACME);
        clock.advance(GRACE.multipliedBy(2));
        mail();
        accounts.put(CHANGED);
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aChangeThatAFormerAccountOfTheSessionHadIsNotTheNextOnes() {
        accounts.put(CHANGED);
        mail();
        clock.advance(GRACE.multipliedBy(2));
        session.enter(new Identity.Trust(Accounts.ACME), new Sessions());
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aSuspensionHoldsAtOnce() {
        accounts.put(Accounts.ACME.with(AccountState.SUSPENDED));
        assertThat(mail()).isSameAs(Replies.SUSPENDED);
    }

    @Test
    void theEndOfASuspensionHoldsAtOnce() {
        Accounts.logIn(session, Accounts.ACME.with(AccountState.SUSPENDED));
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void anotherStateIsNoChangeOfTheSessions() {
        accounts.put(Accounts.ACME.with(AccountState.SANDBOX));
        mail();
        clock.advance(GRACE.multipliedBy(2));
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void theSessionOfADeletedAccountEnds() {
        accounts.remove("acme");
        assertThat(mail()).isSameAs(Replies.RECONFIGURATION);
    }

    @Test
    void theSessionOfAUserThatWasRemovedEnds() {
        accounts.removeCredential("acme", "ann");
        assertThat(mail()).isSameAs(Replies.RECONFIGURATION);
    }

    @Test
    void theSessionOfAUserWhosePasswordWasChangedEnds() {
        accounts.putCredential(new Credential("acme", "ann", "another hash"));
        assertThat(mail()).isSameAs(Replies.RECONFIGURATION);
    }

    @Test
    void whoIsTrustedNeedsNoUser() {
        accounts.removeCredential("acme", "ann");
        session.enter(new Identity.Trust(Accounts.ACME), new Sessions());
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void whoIsNoAccountIsLeftToOtherHooks() {
        session.leave(new Sessions());
        assertThat(mail()).isEqualTo(HookResult.DECLINED);
    }

    private HookResult mail() {
        return hook.doMail(session, MaybeSender.nullSender());
    }
}
