package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.suppression.MemorySuppressionStore;
import org.posthorn.core.suppression.SuppressionReason;
import org.posthorn.core.unsubscribe.UnsubscribeDesk;
import org.posthorn.mail.RawMimeMessage;

class ReadUnsubscribeTest {
    private static final String DOMAIN = "bounce.news.example.com";

    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemorySuppressionStore suppressions = new MemorySuppressionStore();
    private final CopyAddresses addresses = new CopyAddresses(Engaging.KEY);
    private final ReadUnsubscribe mailet = new ReadUnsubscribe(new ReturnAddresses(addresses, events, accounts, clock),
        new UnsubscribeDesk(suppressions, events, clock));
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org", "eve@example.org");

    @BeforeEach
    void theMessageWasAccepted() {
        accounts.put(Account.withDefaults("acme"));
        events.accept(message, List.of());
    }

    @Test
    void theAddresssRecipientIsSuppressed() throws Exception {
        after(evesAddress());

        assertThat(suppressions.get("acme", "eve@example.org").orElseThrow().reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
        assertThat(suppressions.get("acme", "bob@example.org")).isEmpty();
    }

    @Test
    void itIsAnEvent() throws Exception {
        after(evesAddress());

        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.UNSUBSCRIBED);
    }

    @Test
    void theMailEnds() throws Exception {
        assertThat(after(evesAddress()).getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void toItsOtherRecipientsTheMailPassesOn() throws Exception {
        String bounces = addresses.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, DOMAIN);

        MailImpl mail = after(evesAddress(), bounces);

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
        assertThat(mail.getRecipients()).extracting(MailAddress::asString).containsExactly(bounces);
    }

    @Test
    void theCaseOfTheAddressDoesNotMatter() throws Exception {
        after(evesAddress().toUpperCase(Locale.ROOT));

        assertThat(events.all()).hasSize(1);
    }

    @Test
    void mailToAReturnPathPassesOn() throws Exception {
        MailImpl mail = after(addresses.of(SampleEvents.subject(message, 1).copy(), Purpose.BOUNCE, DOMAIN));

        assertThat(mail.getState()).isEqualTo(Mail.DEFAULT);
        assertThat(events.all()).isEmpty();
    }

    @Test
    void mailToAForgedAddressUnsubscribesNobody() throws Exception {
        after("u-" + "a".repeat(48) + "@" + DOMAIN);

        assertThat(events.all()).isEmpty();
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadUnsubscribe: <x>");
    }

    private String evesAddress() {
        return addresses.of(SampleEvents.subject(message, 1).copy(), Purpose.UNSUBSCRIBE, DOMAIN);
    }

    private MailImpl after(String... recipients) throws MessagingException {
        MailImpl mail = MailImpl.builder().name("returned").addRecipients(recipients).build();
        RawMimeMessage.set(mail, Mails.message("Subject: anything\r\n\r\nwhatever\r\n"));
        mailet.service(mail);
        return mail;
    }
}
