package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.secret.MasterKey;

class ReturnAddressHookTest {
    private static final String DOMAIN = "bounce.news.example.com";

    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    private final ReturnAddressHook hook = new ReturnAddressHook(domains, new ReturnAddresses(addresses, events, accounts, clock));
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org");
    private final String address = addresses.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, DOMAIN);

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
        domains.put(new SendingDomain("acme", "news.example.com", DOMAIN, null));
    }

    @Test
    void aReturnAddressIsTaken() throws Exception {
        assertThat(rcpt(address)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aReturnAddressIsTakenInAnyCase() throws Exception {
        assertThat(rcpt(address.toUpperCase(Locale.ROOT))).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aForgedReturnAddressIsUnknown() throws Exception {
        assertThat(rcpt("b-" + "a".repeat(45) + "@" + DOMAIN)).isSameAs(Replies.UNKNOWN_RETURN_ADDRESS);
    }

    @Test
    void anyOtherAddressOfABounceDomainIsUnknown() throws Exception {
        assertThat(rcpt("info@" + DOMAIN)).isSameAs(Replies.UNKNOWN_RETURN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fbl", "FBL", "postmaster", "Postmaster", "abuse"})
    void theAddressesThatEveryBounceDomainHasAreTakenInAnyCase(String localPart) throws Exception {
        assertThat(rcpt(localPart + "@" + DOMAIN)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void suchAnAddressOfAnotherDomainIsNot() throws Exception {
        assertThat(rcpt("fbl@bounce.example.net")).isSameAs(Replies.NO_RELAYING);
    }

    @Test
    void aReturnAddressOfAMessageThatIsForgottenIsTaken() throws Exception {
        events.purge(clock.instant().plusMillis(1));
        assertThat(rcpt(address)).isEqualTo(HookResult.DECLINED);
    }

    @Test
    void aReturnAddressIsOfItsOwnDomain() throws Exception {
        domains.put(new SendingDomain("acme", "example.net", "bounce.example.net", null));
        assertThat(rcpt(address.replace(DOMAIN, "bounce.example.net"))).isSameAs(Replies.UNKNOWN_RETURN_ADDRESS);
    }

    @Test
    void nothingIsRelayedToAnotherDomain() throws Exception {
        assertThat(rcpt("bob@example.org")).isSameAs(Replies.NO_RELAYING);
    }

    @Test
    void nothingIsRelayedToTheSendingDomainItself() throws Exception {
        assertThat(rcpt("ann@news.example.com")).isSameAs(Replies.NO_RELAYING);
    }

    @Test
    void anAccountIsLeftToOtherHooks() throws Exception {
        RelaySession session = TestTransport.session();
        Accounts.logIn(session, Accounts.ACME);
        assertThat(hook.doRcpt(session, MaybeSender.nullSender(), new MailAddress("bob@example.org"))).isEqualTo(HookResult.DECLINED);
    }

    private HookResult rcpt(String recipient) throws AddressException {
        return hook.doRcpt(TestTransport.session(), MaybeSender.nullSender(), new MailAddress(recipient));
    }
}
