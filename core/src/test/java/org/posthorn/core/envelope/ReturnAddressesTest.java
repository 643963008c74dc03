package org.posthorn.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.ReturnAddresses.Returned;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.secret.MasterKey;

class ReturnAddressesTest {
    private static final String DOMAIN = "bounce.news.example.com";
    private static final Account ACME = Account.withDefaults("acme");

    private final CopyAddresses paths = new CopyAddresses(MasterKey.of(new byte[32]));
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final SettableClock clock = new SettableClock();
    private final ReturnAddresses addresses = new ReturnAddresses(paths, events, accounts, clock);
    private final SubmittedMessage message = SampleEvents.message("acme", now(), "bob@example.org", "eve@example.org");

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(ACME);
        events.accept(message, List.of());
    }

    @Test
    void aReturnAddressLeadsToItsCopyAndAccount() {
        assertThat(resolve(1)).contains(new Returned(ACME, SampleEvents.subject(message, 1)));
    }

    @Test
    void anAddressIsOursThoughItsMessageIsUnknown() {
        String address = paths.of(new MessageCopy(SampleEvents.message("acme", now(), "bob@example.org").id(), 0), Purpose.BOUNCE, DOMAIN);
        assertThat(addresses.isOurs(address.substring(0, address.indexOf('@')), DOMAIN)).isTrue();
    }

    @Test
    void anAddressOfAnotherDomainIsNotOurs() {
        String address = paths.of(new MessageCopy(message.id(), 0), Purpose.BOUNCE, DOMAIN);
        assertThat(addresses.isOurs(address.substring(0, address.indexOf('@')), "bounce.example.net")).isFalse();
    }

    @Test
    void aForgedAddressLeadsNowhere() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        String forged = new CopyAddresses(MasterKey.of(secret)).of(new MessageCopy(message.id(), 0), Purpose.BOUNCE, DOMAIN);
        assertThat(addresses.resolve(forged.substring(0, forged.indexOf('@')), DOMAIN)).isEmpty();
    }

    @Test
    void anAddressOfAnUnknownMessageLeadsNowhere() {
        SubmittedMessage unknown = SampleEvents.message("acme", now(), "bob@example.org");
        assertThat(resolve(new MessageCopy(unknown.id(), 0))).isEmpty();
    }

    @Test
    void aPlaceBehindTheLastRecipientLeadsNowhere() {
        assertThat(resolve(2)).isEmpty();
    }

    @Test
    void anAddressHoldsToTheEndOfItsAccountsRetention() {
        clock.advance(ACME.retention().minusMillis(1));
        assertThat(resolve(0)).isPresent();
    }

    @Test
    void anAddressOlderThanItsAccountsRetentionLeadsNowhere() {
        clock.advance(ACME.retention());
        assertThat(resolve(0)).isEmpty();
    }

    @Test
    void theRetentionIsTheAccountsOwn() {
        accounts.put(ACME.with(ACME.settings().withRetention(Duration.ofDays(1))));
        clock.advance(Duration.ofDays(2));
        assertThat(resolve(0)).isEmpty();
    }

    @Test
    void anAddressOfARemovedAccountLeadsNowhere() {
        accounts.remove("acme");
        assertThat(resolve(0)).isEmpty();
    }

    private Instant now() {
        return clock.instant();
    }

    private Optional<Returned> resolve(int place) {
        return resolve(new MessageCopy(message.id(), place));
    }

    private Optional<Returned> resolve(MessageCopy copy) {
        String address = paths.of(copy, Purpose.BOUNCE, DOMAIN);
        return addresses.resolve(address.substring(0, address.indexOf('@')), DOMAIN);
    }
}
