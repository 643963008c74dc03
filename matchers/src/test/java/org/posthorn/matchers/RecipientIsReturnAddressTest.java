package org.posthorn.matchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.secret.MasterKey;

class RecipientIsReturnAddressTest {
    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    private final RecipientIsReturnAddress matcher = new RecipientIsReturnAddress(new ReturnAddresses(addresses, events, accounts, clock));
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org");
    private final String address = addresses.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, "bounce.news.example.com");

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
    }

    @Test
    void aReturnAddressMatches() throws Exception {
        assertThat(matcher.match(mailTo(address))).containsExactly(new MailAddress(address));
    }

    @Test
    void aReturnAddressInUpperCaseMatches() throws Exception {
        assertThat(matcher.match(mailTo(address.toUpperCase(Locale.ROOT)))).hasSize(1);
    }

    @Test
    void theAddressForFeedbackReportsMatches() throws Exception {
        assertThat(matcher.match(mailTo("fbl@bounce.news.example.com"))).hasSize(1);
    }

    @Test
    void anyOtherAddressDoesNotMatch() throws Exception {
        assertThat(matcher.match(mailTo("bob@example.org"))).isEmpty();
    }

    @Test
    void aReturnAddressOfAMessageThatIsForgottenMatches() throws Exception {
        events.purge(clock.instant().plusMillis(1));
        assertThat(matcher.match(mailTo(address))).hasSize(1);
    }

    private static MailImpl mailTo(String recipient) throws Exception {
        return MailImpl.builder().name("mail").addRecipient(recipient).build();
    }
}
