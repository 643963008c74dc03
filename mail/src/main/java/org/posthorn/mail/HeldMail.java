package org.posthorn.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.mail.MessagingException;

import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mail;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventSource;
import org.posthorn.core.event.EventType;
import org.posthorn.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mail of pending accounts, in one James mail repository for each account. Whether a message is held is decided by the account's state under the
 * lock of its box. The state changes first and the release comes after, under the same lock: what was held before is seen by the release, and what
 * comes later is not held. A crash may have a message released twice; none is lost.
 */
public final class HeldMail implements HeldMessages {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldMail.class);
    /** Delivery time expired (RFC 3463 section 3.5). */
    private static final String EXPIRED = "4.4.7";

    private final MailRepositoryStore repositories;
    private final MailQueueFactory<?> queues;
    private final AccountStore accounts;
    private final EventLog events;
    private final Clock clock;
    private final int limit;
    private final Map<String, HeldBox> boxes = new ConcurrentHashMap<>();
    private volatile Optional<MailRepositoryUrl> place = Optional.empty();

    /** @param limit how many messages of an account are held at most */
    public HeldMail(MailRepositoryStore repositories, MailQueueFactory<?> queues, AccountStore accounts, EventLog events, Clock clock, int limit) {
        this.repositories = repositories;
        this.queues = queues;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.limit = limit;
    }

    /** Says where mail is held: each account's below this. Until then none is. */
    public void keepBelow(MailRepositoryUrl url) {
        place = Optional.of(url);
    }

    /**
     * Holds a mail, whole as it was submitted, if its account is pending still.
     *
     * @return false if it is not, and the mail goes on
     * @throws MessagingException if the mail was not submitted by an account, or cannot be kept
     */
    public boolean hold(Mail mail) throws MessagingException {
        String account = Submission.of(mail).map(Submission::account)
            .orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was not submitted by an account"));
        HeldBox box = box(account).orElseThrow(() -> new MessagingException("There is no repository for held mail"));
        synchronized (box) {
            if (!is(account, AccountState.PENDING)) {
                return false;
            }
            events.append(HeldEvents.of(mail, EventType.HELD, clock.instant(), Event.Outcome.NONE));
            box.store(mail);
            return true;
        }
    }

    @Override
    public long count(String account) {
        return box(account).map(HeldBox::count).orElse(0L);
    }

    @Override
    public int limit() {
        return limit;
    }

    /** The accounts that anything was ever held of. */
    public List<String> accounts() {
        return repositories.getUrls().filter(url -> place.filter(above -> !url.equals(above) && url.hasPrefix(above)).isPresent())
            .map(url -> url.getPath().parts()).map(parts -> parts.get(parts.size() - 1)).sorted().toList();
    }

    @Override
    public boolean release(String account, Runnable onEach) {
        return box(account).map(box -> new HeldRelease(this, account, box, onEach).run()).orElse(true);
    }

    @Override
    public void discard(String account) {
        box(account).ifPresent(box -> {
            try {
                box.removeAll();
            } catch (MessagingException e) {
                throw new IllegalStateException("The held mail of " + account + " cannot be removed", e);
            }
        });
    }

    /**
     * Gives up, with an <i>expired</i> event for each recipient, what was submitted before that time.
     *
     * @return how many messages went
     */
    public int expire(String account, Instant before) {
        HeldBox box = box(account).orElseThrow();
        box.recount();
        int expired = 0;
        for (String key : box.keys()) {
            if (MessageId.parse(key).filter(id -> id.time().isBefore(before)).isPresent() && expire(account, box, key)) {
                expired++;
            }
        }
        return expired;
    }

    private boolean expire(String account, HeldBox box, String key) {
        synchronized (box) {
            try {
                Optional<Mail> mail = box.read(key);
                if (mail.isPresent()) {
                    Event.Outcome outcome = new Event.Outcome(null, EXPIRED, "Held until its retention was over", null, EventSource.SMTP);
                    events.append(HeldEvents.of(mail.get(), EventType.EXPIRED, clock.instant(), outcome));
                    LifecycleUtil.dispose(mail.get());
                    box.remove(key);
                }
                return mail.isPresent();
            } catch (MessagingException e) {
                LOGGER.error("Held message {} of {} could not be given up; it is tried again", key, account, e);
                return false;
            }
        }
    }

    /** Sends a mail into the processor that it was held in, where nothing holds it now. */
    void send(Mail mail) throws MessagingException {
        Instant now = clock.instant();
        Released.set(mail, now);
        events.append(HeldEvents.of(mail, EventType.RELEASED, now, Event.Outcome.NONE));
        queues.createQueue(MailQueueFactory.SPOOL).enQueue(mail);
    }

    private Optional<HeldBox> box(String account) {
        return place.map(above -> boxes.computeIfAbsent(account, id -> new HeldBox(repositories, above.subUrl(id))));
    }

    boolean is(String account, AccountState state) {
        return accounts.find(account).filter(known -> known.state() == state).isPresent();
    }
}
