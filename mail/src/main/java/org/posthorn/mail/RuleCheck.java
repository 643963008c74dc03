package org.posthorn.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountPolicy;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.policy.Broken;
import org.posthorn.core.policy.Refusal;
import org.posthorn.core.policy.RuleEngine;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.UnknownTag;

/**
 * Holds a submitted mail, before it is split, against its account's rules, and its tags where the account wants them refused; a broken one is a
 * <i>rejected</i> event for each recipient.
 */
public final class RuleCheck {
    private final DomainStore domains;
    private final EventLog events;
    private final Clock clock;
    private final MessageTags tags;

    @Inject
    public RuleCheck(DomainStore domains, EventLog events, Clock clock, MessageTags tags) {
        this.domains = domains;
        this.events = events;
        this.clock = clock;
        this.tags = tags;
    }

    /**
     * The refusal that names every broken rule; empty if none is.
     *
     * @throws MessagingException if the mail was not submitted by an account, or was split before, or its message cannot be read
     */
    public Optional<Refusal.Reply> refusal(Account account, Mail mail) throws MessagingException {
        Optional<Submission> submission = Submission.of(mail);
        Optional<MessageId> id = MessageId.parse(mail.getName());
        if (submission.isEmpty() || id.isEmpty()) {
            throw new MessagingException("Mail " + mail.getName() + " is no message as an account submitted it: rules are checked before SplitRecipients");
        }
        RawMessage message = RawMimeMessage.of(mail);
        List<Broken> broken = new ArrayList<>(RuleEngine.check(AccountPolicy.of(account, domains, tags.names()), submission.get().sender(), message));
        if (account.tags().unknownTag() == UnknownTag.REJECT) {
            // The rule of mailing codes, where it is on, has named what is wrong with one already.
            submission.get().tagFaults().stream().filter(fault -> fault.tag() != Tag.MAILING || !account.rules().mailingCode())
                .forEach(fault -> broken.add(new Broken(fault.tag().label(), Refusal.POLICY, fault.text())));
        }
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        Refusal.Reply reply = Refusal.reply(broken);
        events.append(rejected(id.get(), asItCame(submission.get(), message), mail, reply));
        return Optional.of(reply);
    }

    /** A refused message never gets the Message-ID that was made for it. */
    private static Submission asItCame(Submission submission, RawMessage message) {
        return RawMessage.of(message.base()).header("Message-ID").isPresent() ? submission : submission.withoutMessageId();
    }

    private List<Event> rejected(MessageId id, Submission submission, Mail mail, Refusal.Reply reply) {
        Event.Outcome outcome = new Event.Outcome(null, reply.refusal().enhanced(), reply.inOneLine(), null, EventSource.SMTP);
        List<Event> rejected = new ArrayList<>();
        for (MailAddress recipient : mail.getRecipients()) {
            Event.Subject subject = submission.subject(new MessageCopy(id, rejected.size()), recipient.asString());
            rejected.add(new Event(EventType.REJECTED, clock.instant(), subject, 0, outcome));
        }
        return rejected;
    }
}
