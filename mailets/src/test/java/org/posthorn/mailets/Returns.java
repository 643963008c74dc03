package org.posthorn.mailets;

import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Contacts;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.bounce.UnmarkedCopies;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.mail.RawMimeMessage;

/** A message of acme's to bob and eve, and what comes back to eve's return address. */
final class Returns {
    static final String BOUNCE_DOMAIN = "bounce.news.example.com";
    static final String FEEDBACK_ADDRESS = "fbl@" + BOUNCE_DOMAIN;
    /** The Message-ID of the message. */
    static final String MESSAGE_ID = "<m@news.example.com>";

    final SettableClock clock = new SettableClock();
    final MemoryEventLog events = new MemoryEventLog();
    final MemoryAccountStore accounts = new MemoryAccountStore();
    final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    final CopyMarks marks = new CopyMarks(addresses);
    final MemoryDomainStore domains = new MemoryDomainStore();
    private final ReturnAddresses returnAddresses = new ReturnAddresses(addresses, events, accounts, clock);
    final ReturnedCopies copies = new ReturnedCopies(returnAddresses, marks, new UnmarkedCopies(events, returnAddresses), domains);
    final ReturnedMails mails = new ReturnedMails(new BounceReader());
    private final SubmittedMessage message = SampleEvents.message("acme", clock.instant(), "bob@example.org", "eve@example.org");

    /** @param bounceForward the account's; may be null */
    Returns(String bounceForward) {
        Account acme = Account.withDefaults("acme");
        accounts.put(acme.with(acme.settings().withContacts(new Contacts(bounceForward, null))));
        domains.put(new SendingDomain("acme", "news.example.com", BOUNCE_DOMAIN, null));
        events.accept(message, SampleEvents.accepted(message));
    }

    /** What happened since it was accepted. */
    List<Event> followed() {
        return events.all().stream().filter(event -> event.type() != EventType.ACCEPTED).toList();
    }

    MessageCopy evesCopy() {
        return SampleEvents.subject(message, 1).copy();
    }

    MailImpl toEvesAddress(String text) throws MessagingException {
        return to(addresses.of(evesCopy(), Purpose.BOUNCE, BOUNCE_DOMAIN), text);
    }

    static MailImpl to(String recipient, String text) throws MessagingException {
        MailImpl mail = MailImpl.builder().name("returned").addRecipient(recipient).build();
        RawMimeMessage.set(mail, Mails.message(text.replace("\n", "\r\n")));
        return mail;
    }
}
