package org.posthorn.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryStore;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.server.core.MailImpl;
import org.apache.james.task.Hostname;
import org.apache.james.task.MemoryTaskManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventType;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.HeldMail;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;
import org.posthorn.sqlite.queue.SqliteMailQueueFactory;
import org.posthorn.webadmin.Releases;

class HeldMailRoundsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path directory;
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryEventLog events = new MemoryEventLog();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final MemoryTaskManager tasks = new MemoryTaskManager(new Hostname("here"));
    private SqliteMailQueueFactory queues;
    private HeldMail held;
    private HeldMailRounds rounds;

    @BeforeEach
    void open() throws Exception {
        queues = SqliteMailQueueFactory.open(directory.resolve("queue.db"), CLOCK);
        MemoryMailRepositoryStore repositories = new MemoryMailRepositoryStore(new MemoryMailRepositoryUrlStore(), (name, url) -> new MemoryMailRepository(),
            MailRepositoryStoreConfiguration.forItems(new MailRepositoryStoreConfiguration.Item(List.of(new Protocol("memory")),
                MemoryMailRepository.class.getName(), new BaseHierarchicalConfiguration())));
        repositories.init();
        held = new HeldMail(repositories, queues, accounts, events, CLOCK, 10);
        held.keepBelow(MailRepositoryUrl.from("memory://held"));
        Releases releases = new Releases(held, (account, count) -> {
            told.add(account.id());
            return Optional.empty();
        }, tasks, CLOCK);
        rounds = new HeldMailRounds(held, releases, accounts, CLOCK);
        state(AccountState.PENDING);
    }

    @AfterEach
    void close() {
        tasks.stop();
        queues.close();
    }

    private void state(AccountState state) {
        accounts.put(Account.withDefaults("acme").with(state));
    }

    private void hold(Duration age) throws Exception {
        MailImpl mail = MailImpl.builder().name(MessageId.create(Clock.offset(CLOCK, age.negated())).value()).sender("news@example.com")
            .addRecipient("bob@example.org").state("submission").build();
        new Submission("acme", null, "news@example.com", Tags.NONE).putInto(mail);
        RawMimeMessage.set(mail, RawMessage.of(new byte[] {'\r', '\n'}));
        held.hold(mail);
    }

    private long spooled() {
        return queues.createQueue(MailQueueFactory.SPOOL).getSize();
    }

    @Test
    void aReleaseThatWasBrokenOffGoesOnAtTheStart() throws Exception {
        hold(Duration.ZERO);
        state(AccountState.ACTIVE);
        rounds.resumeAll();

        await().until(() -> held.count("acme") == 0);
        assertThat(spooled()).isEqualTo(1);
        assertThat(told).containsExactly("acme");
    }

    @Test
    void whatIsHeldOfAPendingAccountStaysAtTheStart() throws Exception {
        hold(Duration.ZERO);
        rounds.resumeAll();

        assertThat(tasks.list()).isEmpty();
    }

    @Test
    void whatIsLeftOfAnActiveAccountIsReleasedWithinTheHourAndNobodyIsToldAgain() throws Exception {
        hold(Duration.ZERO);
        state(AccountState.ACTIVE);
        rounds.look();

        await().until(() -> spooled() == 1);
        assertThat(told).isEmpty();
    }

    @Test
    void whatHasOutlivedItsAccountsRetentionIsGivenUp() throws Exception {
        hold(Account.DEFAULT_RETENTION.plusSeconds(1));
        hold(Account.DEFAULT_RETENTION.minusSeconds(1));
        rounds.look();

        assertThat(held.count("acme")).isEqualTo(1);
        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.HELD, EventType.HELD, EventType.EXPIRED);
    }

    @Test
    void whatARemovedAccountLeftIsRemoved() throws Exception {
        hold(Duration.ZERO);
        accounts.remove("acme");
        rounds.look();

        assertThat(held.count("acme")).isZero();
    }
}
