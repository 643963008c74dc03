package org.posthorn.webadmin;

import java.time.Clock;
import javax.inject.Inject;

import org.apache.james.task.Task;
import org.apache.james.task.TaskManager;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.account.Notices;

/** Begins the release of what is held of an account that has become active, as a task of James'. */
public final class Releases {
    private final HeldMessages held;
    private final Notices notices;
    private final TaskManager tasks;
    private final Clock clock;

    @Inject
    public Releases(HeldMessages held, Notices notices, TaskManager tasks, Clock clock) {
        this.held = held;
        this.notices = notices;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** For an activation, of which the account's people are told if they have waited for it: the account was pending, or mail of it was held. */
    Task activation(Account account, AccountState former) {
        return task(account, former == AccountState.PENDING || held.count(account.id()) > 0);
    }

    /**
     * Goes on with a release that has not come to its end. Does nothing if nothing is held.
     *
     * @param notice whether to tell the account's people, as it may not have been done
     */
    public void resume(Account account, boolean notice) {
        if (account.state() == AccountState.ACTIVE && held.count(account.id()) > 0) {
            tasks.submit(task(account, notice));
        }
    }

    TaskManager tasks() {
        return tasks;
    }

    private Task task(Account account, boolean notice) {
        return new ReleaseTask(account, notice, held, notices, clock);
    }
}
