package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.account.MemoryAccountStore;

class HeldLimitHookTest {
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final RelaySession session = TestTransport.session();

    /** So many messages are held, of five. */
    private record Held(long count) implements HeldMessages {
        @Override
        public long count(String account) {
            return count;
        }

        @Override
        public int limit() {
            return 5;
        }

        @Override
        public boolean release(String account, Runnable onEach) {
            throw new UnsupportedOperationException("A hook releases nothing");
        }

        @Override
        public void discard(String account) {
            throw new UnsupportedOperationException("A hook discards nothing");
        }
    }

    @Test
    void thereIsRoomForTheLastOne() throws Exception {
        logIn(AccountState.PENDING);

        assertThat(message(4)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void oneMoreIsRefusedForNowAndTheLimitIsNamed() throws Exception {
        logIn(AccountState.PENDING);
        HookResult full = message(5);

        assertThat(full.getSmtpRetCode()).isEqualTo("452");
        assertThat(full.getSmtpDescription()).startsWith("4.3.1 ").contains("5 messages");
    }

    @Test
    void anAccountThatIsNotPendingHasNoSuchLimit() throws Exception {
        logIn(AccountState.ACTIVE);

        assertThat(message(5)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void anActivationHoldsForTheSessionsThatAreOpen() throws Exception {
        logIn(AccountState.PENDING);
        accounts.put(Accounts.ACME.with(AccountState.ACTIVE));

        assertThat(message(5)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void whoHasNotLoggedInIsLeftToOtherHooks() throws Exception {
        assertThat(message(5)).isEqualTo(HookResult.DECLINED);
    }

    private void logIn(AccountState state) {
        accounts.put(Accounts.ACME.with(state));
        Accounts.logIn(session, Accounts.ACME.with(state));
    }

    private HookResult message(long held) throws Exception {
        MailImpl mail = MailImpl.builder().name("m").sender(MaybeSender.nullSender()).addRecipient("bob@example.org").build();
        return new HeldLimitHook(accounts, new Held(held)).onMessage(session, mail);
    }
}
