package org.posthorn.distribution;

import java.nio.file.Path;
import java.time.Clock;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.admission.BanStore;
import org.posthorn.core.admission.UsageStore;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.core.token.ApiTokenStore;
import org.posthorn.sqlite.event.SqliteEventLog;
import org.posthorn.sqlite.queue.SqliteMailQueueFactory;
import org.posthorn.sqlite.state.SqliteAccountStore;
import org.posthorn.sqlite.state.SqliteApiTokenStore;
import org.posthorn.sqlite.state.SqliteBanStore;
import org.posthorn.sqlite.state.SqliteDomainStore;
import org.posthorn.sqlite.state.SqliteSuppressionStore;
import org.posthorn.sqlite.state.SqliteUsageStore;
import org.posthorn.sqlite.state.StateDatabase;

/** {@code store=embedded}: every store a SQLite file of its own under {@code var/}, so that no writer waits for another. */
final class EmbeddedStores extends AbstractModule {
    private final Path var;

    EmbeddedStores(Path var) {
        this.var = var;
    }

    @Override
    protected void configure() {
        bind(AccountStore.class).to(SqliteAccountStore.class);
        bind(DomainStore.class).to(SqliteDomainStore.class);
        bind(SuppressionStore.class).to(SqliteSuppressionStore.class);
        bind(ApiTokenStore.class).to(SqliteApiTokenStore.class);
        bind(BanStore.class).to(SqliteBanStore.class);
        bind(UsageStore.class).to(SqliteUsageStore.class);
        bind(EventLog.class).to(SqliteEventLog.class);
    }

    @Provides
    @Singleton
    StateDatabase state() {
        return StateDatabase.open(var.resolve("state.db"));
    }

    @Provides
    @Singleton
    SqliteDomainStore domains(StateDatabase state, MasterKey key) {
        return new SqliteDomainStore(state, key);
    }

    @Provides
    @Singleton
    SqliteAccountStore accounts(StateDatabase state, SqliteDomainStore domains) {
        return new SqliteAccountStore(state, domains);
    }

    @Provides
    @Singleton
    SqliteSuppressionStore suppressions(StateDatabase state, Clock clock) {
        return new SqliteSuppressionStore(state, clock);
    }

    @Provides
    @Singleton
    SqliteApiTokenStore tokens(StateDatabase state) {
        return new SqliteApiTokenStore(state);
    }

    @Provides
    @Singleton
    SqliteBanStore bans(StateDatabase state) {
        return new SqliteBanStore(state);
    }

    @Provides
    @Singleton
    SqliteUsageStore usage(StateDatabase state) {
        return new SqliteUsageStore(state);
    }

    @Provides
    @Singleton
    SqliteEventLog events() {
        return SqliteEventLog.open(var.resolve("events.db"));
    }

    @Provides
    @Singleton
    SqliteMailQueueFactory queues(Clock clock) {
        return SqliteMailQueueFactory.open(var.resolve("queue.db"), clock);
    }

    @Provides
    @Singleton
    OutgoingQueue outgoing(SqliteMailQueueFactory queues) {
        return queues.outgoing();
    }

    @Provides
    @Singleton
    MailQueueFactory<?> anyQueues(SqliteMailQueueFactory queues) {
        return queues;
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends MailQueue> mailQueues(SqliteMailQueueFactory queues) {
        return queues;
    }

    @Provides
    @Singleton
    MailQueueFactory<? extends ManageableMailQueue> manageableQueues(SqliteMailQueueFactory queues) {
        return queues;
    }

    @Provides
    @Singleton
    Closing files(SqliteMailQueueFactory queues, SqliteEventLog events, StateDatabase state) {
        return () -> {
            queues.close();
            events.close();
            state.close();
        };
    }
}
