package org.posthorn.mail;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.mail.MessagingException;

import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.posthorn.core.account.AccountState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One release of what is held of an account. A message that cannot go now keeps none behind it. */
final class HeldRelease {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeldRelease.class);

    private final HeldMail held;
    private final String account;
    private final HeldBox box;
    private final Runnable onEach;
    private final Set<String> failed = new HashSet<>();

    HeldRelease(HeldMail held, String account, HeldBox box, Runnable onEach) {
        this.held = held;
        this.account = account;
        this.box = box;
        this.onEach = onEach;
    }

    /** As {@link HeldMail#release}. */
    boolean run() {
        for (List<String> keys = rest(); !keys.isEmpty(); keys = rest()) {
            for (String key : keys) {
                if (!goOnWith(key)) {
                    return false;
                }
            }
        }
        return failed.isEmpty();
    }

    private List<String> rest() {
        return box.keys().stream().filter(key -> !failed.contains(key)).toList();
    }

    /** False if nothing may go any more. */
    private boolean goOnWith(String key) {
        synchronized (box) {
            if (!held.is(account, AccountState.ACTIVE)) {
                return false;
            }
            try {
                send(key);
                return true;
            } catch (MessagingException e) {
                LOGGER.error("Held message {} of {} could not be released; it is tried again within the hour", key, account, e);
                return failed.add(key);
            } catch (RuntimeException e) {
                LOGGER.error("The release of {} ends at {}, as a store is out of order; it goes on within the hour", account, key, e);
                return false;
            }
        }
    }

    private void send(String key) throws MessagingException {
        Optional<Mail> mail = box.read(key);
        if (mail.isPresent()) {
            try {
                held.send(mail.get());
            } finally {
                LifecycleUtil.dispose(mail.get());
            }
            box.remove(key);
            onEach.run();
        }
    }
}
