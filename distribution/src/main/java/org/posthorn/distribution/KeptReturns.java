package org.posthorn.distribution;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;
import org.posthorn.core.bounce.ReturnsRetention;
import org.posthorn.core.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bounds what the shipped processor {@code returns} keeps of what nobody took: anyone can send that. Looks into no other repository. */
final class KeptReturns {
    static final MailRepositoryUrl PLACE = MailRepositoryUrl.from("file://var/mail/returns/");

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptReturns.class);

    private final MailRepositoryStore repositories;
    private final ReturnsRetention retention;
    private final Clock clock;

    @Inject
    KeptReturns(MailRepositoryStore repositories, ReturnsRetention retention, Clock clock) {
        this.repositories = repositories;
        this.retention = retention;
        this.clock = clock;
    }

    /** Removes what is kept no longer. What cannot be removed is told in the log and tried again the next time. */
    void sweep() {
        try {
            Optional<MailRepository> repository = repositories.get(PLACE);
            if (repository.isPresent()) {
                sweep(repository.get());
            }
        } catch (MessagingException | MailRepositoryStoreException e) {
            throw new IllegalStateException(PLACE.asString() + " cannot be looked through", e);
        }
    }

    private void sweep(MailRepository repository) throws MessagingException {
        Map<MailKey, Instant> arrivals = new HashMap<>();
        for (Iterator<MailKey> keys = repository.list(); keys.hasNext();) {
            MailKey key = keys.next();
            arrival(repository, key).ifPresent(time -> arrivals.put(key, time));
        }
        long gone = retention.overdue(arrivals, clock.instant()).stream().filter(key -> remove(repository, key)).count();
        if (gone > 0) {
            LOGGER.info("{} of {} messages in {} are gone", gone, arrivals.size(), PLACE.asString());
        }
    }

    /**
     * When a message came. The name that it got then tells, so that a hundred thousand files need not be opened; it is kept when James splits a mail
     * and puts more behind it. Under another name an operator may have put something there: then it is when that was last changed.
     */
    private static Optional<Instant> arrival(MailRepository repository, MailKey key) {
        String name = key.asString();
        Optional<Instant> told = MessageId.parse(name.substring(0, Math.min(name.length(), MessageId.LENGTH))).map(MessageId::time);
        return told.isPresent() ? told : lastUpdated(repository, key);
    }

    private static Optional<Instant> lastUpdated(MailRepository repository, MailKey key) {
        try {
            Optional<Mail> mail = Optional.ofNullable(repository.retrieve(key));
            Optional<Instant> time = mail.map(Mail::getLastUpdated).map(Date::toInstant);
            mail.ifPresent(LifecycleUtil::dispose);
            return time;
        } catch (MessagingException e) {
            LOGGER.error("Mail {} in {} cannot be read, so that its age is not known; it stays", key.asString(), PLACE.asString(), e);
            return Optional.empty();
        }
    }

    private static boolean remove(MailRepository repository, MailKey key) {
        try {
            repository.remove(key);
            return true;
        } catch (MessagingException | RuntimeException e) {
            // James has the one for a message that is in use, and the other for a file that the disk does not give up.
            LOGGER.error("Mail {} in {} cannot be removed", key.asString(), PLACE.asString(), e);
            return false;
        }
    }
}
