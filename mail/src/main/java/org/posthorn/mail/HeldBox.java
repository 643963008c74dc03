package org.posthorn.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.mailet.Mail;

/**
 * What is held of one account. Its monitor is what its users lock while they look at the account's state and act on it, so that a message is either
 * held or goes on. Counts on its own: a look into the repository for every message would cost more with every message.
 */
final class HeldBox {
    private final MailRepositoryStore repositories;
    private final MailRepositoryUrl url;
    private Optional<Long> count = Optional.empty();

    HeldBox(MailRepositoryStore repositories, MailRepositoryUrl url) {
        this.repositories = repositories;
        this.url = url;
    }

    synchronized long count() {
        if (count.isEmpty()) {
            count = Optional.of((long) keys().size());
        }
        return count.get();
    }

    /** Has the next {@link #count} look into the repository, which others may have changed. */
    synchronized void recount() {
        count = Optional.empty();
    }

    /** By name, and so in the order of submission. */
    synchronized List<String> keys() {
        List<String> keys = new ArrayList<>();
        try {
            Optional<MailRepository> repository = repository();
            if (repository.isPresent()) {
                repository.get().list().forEachRemaining(key -> keys.add(key.asString()));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The held mail in " + url.asString() + " cannot be listed", e);
        }
        keys.sort(null);
        return keys;
    }

    /** Adds or replaces the mail of that name. */
    synchronized void store(Mail mail) throws MessagingException {
        long before = count();
        recount();
        try {
            repositories.select(url).store(mail);
            count = Optional.of(before + 1);
        } catch (MailRepositoryStore.MailRepositoryStoreException e) {
            throw new MessagingException("Held mail cannot be kept in " + url.asString(), e);
        }
    }

    /** Empty if it is gone. */
    synchronized Optional<Mail> read(String key) throws MessagingException {
        Optional<MailRepository> repository = repository();
        return repository.isPresent() ? Optional.ofNullable(repository.get().retrieve(new MailKey(key))) : Optional.empty();
    }

    synchronized void remove(String key) throws MessagingException {
        Optional<MailRepository> repository = repository();
        if (repository.isPresent()) {
            repository.get().remove(new MailKey(key));
            count = count.map(known -> Math.max(0, known - 1));
        }
    }

    synchronized void removeAll() throws MessagingException {
        for (String key : keys()) {
            remove(key);
        }
        recount();
    }

    /** Empty if nothing was ever held. */
    private Optional<MailRepository> repository() throws MessagingException {
        try {
            return repositories.get(url);
        } catch (MailRepositoryStore.MailRepositoryStoreException e) {
            throw new MessagingException("The held mail in " + url.asString() + " cannot be opened", e);
        }
    }
}
