package org.posthorn.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.mail.MessagingException;

import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
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

class HeldMailTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RawMessage MESSAGE = RawMessage.of("subject :odd\n\r\n\r\nbody without an end".getBytes(ISO_8859_1)).prepend("A:1\r\n");

    @TempDir
    private Path directory;
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryQueues queues = new MemoryQueues();
    private HeldMail held;

    @BeforeEach
    void open() {
        held = open(new MailFiles(directory));
        state(AccountState.PENDING);
    }

    private HeldMail open(MailFiles files) {
        HeldMail opened = new HeldMail(files, queues, accounts, events, Clock.fixed(NOW, ZoneOffset.UTC), 10);
        opened.keepBelow(MailRepositoryUrl.from("file://var/mail/held/"));
        return opened;
    }

    private void state(AccountState state) {
        accounts.put(Account.withDefaults("acme").with(state));
    }

    private static MailImpl mail(Instant submitted, String... recipients) throws MessagingException {
        String name = MessageId.create(Clock.fixed(submitted, ZoneOffset.UTC)).value();
        MailImpl mail = MailImpl.builder().name(name).sender("news@example.com").addRecipients(recipients).state("submission").build();
        new Submission("acme", "<m@example.com>", "news@example.com", Tags.NONE).putInto(mail);
        RawMimeMessage.set(mail, MESSAGE);
        return mail;
    }

    private static MailImpl mail(Instant submitted) throws MessagingException {
        return mail(submitted, "bob@example.org");
    }

    private boolean release() {
        return held.release("acme", () -> { });
    }

    @Test
    void aPendingAccountsMailIsHeldWithAnEventForEachRecipient() throws Exception {
        assertThat(held.hold(mail(NOW, "bob@example.org", "eve@example.org"))).isTrue();

        assertThat(held.count("acme")).isEqualTo(1);
        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.HELD, EventType.HELD);
        assertThat(events.all()).extracting(event -> event.subject().recipient()).containsExactly("bob@example.org", "eve@example.org");
    }

    @Test
    void anActiveAccountsMailGoesOnWithoutAnEvent() throws Exception {
        state(AccountState.ACTIVE);

        assertThat(held.hold(mail(NOW))).isFalse();
        assertThat(events.all()).isEmpty();
    }

    @Test
    void aRepeatAfterACrashHoldsOnce() throws Exception {
        MailImpl mail = mail(NOW);
        held.hold(mail);
        HeldMail restarted = open(files());
        restarted.hold(mail);

        assertThat(open(files()).count("acme")).isEqualTo(1);
        assertThat(events.all()).hasSize(1);
    }

    private MailFiles files() {
        MailFiles files = new MailFiles(directory);
        files.select(MailRepositoryUrl.from("file://var/mail/held/acme"));
        return files;
    }

    @Test
    void aMessageIsReleasedByteForByteIntoTheProcessorThatItWasHeldIn() throws Exception {
        held.hold(mail(NOW));
        held = open(files());
        state(AccountState.ACTIVE);
        release();

        assertThat(RawMimeMessage.of(queues.mails("spool").get(0)).toByteArray()).isEqualTo(MESSAGE.toByteArray());
        assertThat(queues.mails("spool").get(0).getState()).isEqualTo("submission");
    }

    @Test
    void aReleasedMessageKnowsWhen() throws Exception {
        held.hold(mail(NOW.minus(Duration.ofDays(9))));
        state(AccountState.ACTIVE);
        release();

        assertThat(Released.of(queues.mails("spool").get(0))).contains(NOW);
    }

    @Test
    void messagesAreReleasedInTheOrderOfSubmission() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            MailImpl mail = mail(NOW.plusMillis(i));
            names.add(mail.getName());
            held.hold(mail);
        }
        state(AccountState.ACTIVE);

        assertThat(release()).isTrue();
        assertThat(queues.names("spool")).containsExactlyElementsOf(names);
        assertThat(held.count("acme")).isZero();
    }

    @Test
    void nothingIsReleasedOfAnAccountThatIsNotActive() throws Exception {
        held.hold(mail(NOW));
        state(AccountState.SUSPENDED);

        assertThat(release()).isFalse();
        assertThat(queues.mails("spool")).isEmpty();
    }

    @Test
    void aReleaseEndsWhenTheAccountIsActiveNoMore() throws Exception {
        held.hold(mail(NOW));
        held.hold(mail(NOW.plusMillis(1)));
        state(AccountState.ACTIVE);

        assertThat(held.release("acme", () -> state(AccountState.PENDING))).isFalse();
        assertThat(held.count("acme")).isEqualTo(1);
    }

    @Test
    void aMessageThatCannotGoKeepsNoneBehindItAndStays() throws Exception {
        MailImpl first = mail(NOW);
        held.hold(first);
        held.hold(mail(NOW.plusMillis(1)));
        state(AccountState.ACTIVE);
        queues.refuse(mail -> mail.getName().equals(first.getName()));

        assertThat(release()).isFalse();
        assertThat(queues.mails("spool")).hasSize(1);
        assertThat(held.count("acme")).isEqualTo(1);
    }

    @Test
    void aMessageReleasedTwiceHasOneEvent() throws Exception {
        held.hold(mail(NOW));
        state(AccountState.ACTIVE);
        queues.refuse(mail -> true);
        release();
        queues.refuse(mail -> false);
        release();

        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.HELD, EventType.RELEASED);
    }

    @Test
    void ofMailThatComesDuringAnActivationEachGoesExactlyOneWay() throws Exception {
        List<MailImpl> mails = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            mails.add(mail(NOW.plusMillis(i)));
        }
        List<Callable<Boolean>> holds = mails.stream().<Callable<Boolean>>map(mail -> () -> held.hold(mail)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> results = holds.stream().map(threads::submit).toList();
        results.get(50).get();
        state(AccountState.ACTIVE);
        assertThat(release()).isTrue();
        long released = queues.mails("spool").size();
        threads.shutdown();

        List<String> kept = new ArrayList<>();
        for (int i : IntStream.range(0, mails.size()).toArray()) {
            if (results.get(i).get()) {
                kept.add(mails.get(i).getName());
            }
        }
        assertThat(queues.names("spool")).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(released).isBetween(48L, 199L);
        assertThat(held.count("acme")).isZero();
    }

    @Test
    void whatIsTooOldIsGivenUpWithAnEvent() throws Exception {
        held.hold(mail(NOW.minus(Duration.ofDays(41))));
        held.hold(mail(NOW.minus(Duration.ofDays(39))));

        assertThat(held.expire("acme", NOW.minus(Duration.ofDays(40)))).isEqualTo(1);
        assertThat(held.count("acme")).isEqualTo(1);
        assertThat(events.all()).extracting(Event::type).containsExactly(EventType.HELD, EventType.HELD, EventType.EXPIRED);
    }

    @Test
    void whatIsDiscardedIsGone() throws Exception {
        held.hold(mail(NOW));
        held.discard("acme");

        assertThat(open(files()).count("acme")).isZero();
    }

    @Test
    void theAccountsThatMailWasHeldOfAreKnown() throws Exception {
        held.hold(mail(NOW));

        assertThat(held.accounts()).containsExactly("acme");
    }

    @Test
    void anAccountThatNothingIsHeldOfIsReleasedAtOnce() {
        assertThat(held.release("globex", () -> { })).isTrue();
    }

    @Test
    void mailThatNobodySubmittedIsRefused() throws Exception {
        MailImpl stray = MailImpl.builder().name("stray").addRecipient("bob@example.org").build();

        assertThatThrownBy(() -> held.hold(stray)).isInstanceOf(MessagingException.class).hasMessageContaining("not submitted");
    }

    @Test
    void untilItsPlaceIsSaidNothingIsThere() {
        HeldMail placeless = new HeldMail(new MailFiles(directory), queues, accounts, events, Clock.systemUTC(), 10);

        assertThat(placeless.accounts()).isEmpty();
        assertThat(placeless.count("acme")).isZero();
        assertThat(placeless.release("acme", () -> { })).isTrue();
    }
}
