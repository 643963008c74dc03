package org.posthorn.webadmin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.james.task.Task;
import org.apache.james.task.TaskExecutionDetails;
import org.apache.james.task.TaskType;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.account.Notices;

/** Tells an account's people of its activation, then sends on what was held, in the order of submission. */
final class ReleaseTask implements Task {
    static final TaskType TYPE = TaskType.of("release-held-mail");

    private final Account account;
    private final boolean notice;
    private final HeldMessages held;
    private final Notices notices;
    private final Clock clock;
    private final AtomicLong released = new AtomicLong();
    private volatile String notified;

    /**
     * How far it is.
     *
     * @param released how many messages were sent on
     * @param notified the address that the notice went to; null for none
     */
    record Progress(String account, long released, String notified, Instant timestamp) implements TaskExecutionDetails.AdditionalInformation {
    }

    /** @param notice whether to tell them */
    ReleaseTask(Account account, boolean notice, HeldMessages held, Notices notices, Clock clock) {
        this.account = account;
        this.notice = notice;
        this.held = held;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Result run() {
        boolean told = tell();
        boolean all = held.release(account.id(), released::incrementAndGet);
        return told && all ? Result.COMPLETED : Result.PARTIAL;
    }

    /** A notice that cannot be sent must not keep the mail back. */
    private boolean tell() {
        try {
            notified = notice ? notices.activated(account, held.count(account.id())).orElse(null) : null;
            return true;
        } catch (RuntimeException e) {
            LOGGER.error("The people of {} could not be told of its activation", account.id(), e);
            return false;
        }
    }

    @Override
    public TaskType type() {
        return TYPE;
    }

    @Override
    public Optional<TaskExecutionDetails.AdditionalInformation> details() {
        return Optional.of(new Progress(account.id(), released.get(), notified, clock.instant()));
    }
}
