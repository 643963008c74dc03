package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;

class BanHandlerTest {
    private final LoginGuard guard = new LoginGuard(LoginPolicy.DEFAULT, new MemoryBanStore(), Clock.systemUTC());
    private final BanHandler handler = new BanHandler(guard);
    private final RelaySession session = TestTransport.session();

    @Test
    void whoIsNotBannedMayComeIn() {
        assertThat(handler.onConnect(session)).isNull();
    }

    @Test
    void whoIsBannedIsTurnedAway() {
        for (int i = 0; i < LoginPolicy.DEFAULT.failures(); i++) {
            guard.failed(session.client(), "ann");
        }
        assertThat(handler.onConnect(session)).isSameAs(Replies.BANNED);
    }
}
