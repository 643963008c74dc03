package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.delivery.smtp.Results;

class SandboxTest {
    private static final DeliveryResult REAL = Results.temporary(Stage.CONNECT, "4.4.1", "the real one", null);
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final Sandbox sandbox = new Sandbox(copy -> CompletableFuture.completedFuture(REAL), accounts, new SettableClock());

    @Test
    void aCopyOfAnAccountInTheSandboxDoesNotLeave() {
        put(AccountState.SANDBOX);

        assertThat(sandbox.carry(Copies.to("ann@example.org")).join()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @ParameterizedTest
    @EnumSource(value = AccountState.class, names = "SANDBOX", mode = EnumSource.Mode.EXCLUDE)
    void anyOtherCopyLeaves(AccountState state) {
        put(state);

        assertThat(sandbox.carry(Copies.to("ann@example.org"))).isCompletedWithValue(REAL);
    }

    @Test
    void aCopyOfAnAccountThatIsGoneLeaves() {
        assertThat(sandbox.carry(Copies.to("ann@example.org"))).isCompletedWithValue(REAL);
    }

    @Test
    void theDeadlineHoldsInTheSandboxToo() {
        put(AccountState.SANDBOX);

        assertThat(sandbox.carry(Copies.to("expired@example.org", Copies.START))).isCompletedWithValue(new DeliveryResult.Expired());
    }

    private void put(AccountState state) {
        accounts.put(Account.withDefaults("acme").with(state));
    }
}
