package org.posthorn.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryLoader;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryStore;
import org.apache.james.server.core.JamesServerResourceLoader;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.bounce.ReturnsRetention;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.SyncedFileMailRepository;

class KeptReturnsTest {
    private static final RawMessage MESSAGE = RawMessage.of("Subject: buy\r\n\r\nnow\r\n".getBytes(US_ASCII));

    @TempDir
    private Path home;
    private final SettableClock clock = new SettableClock();

    /** As the server has it, of files. */
    private MemoryMailRepositoryStore files() throws Exception {
        return store((name, url) -> {
            SyncedFileMailRepository repository = new SyncedFileMailRepository();
            repository.setFileSystem(new FileSystemImpl(new JamesServerResourceLoader(home.toString())));
            return repository;
        });
    }

    private MemoryMailRepositoryStore store(MailRepositoryLoader loader) throws Exception {
        MemoryMailRepositoryStore store = new MemoryMailRepositoryStore(new RepositoryUrls(home.resolve("repositories.txt")), loader,
            MailRepositoryStoreConfiguration.forItems(new MailRepositoryStoreConfiguration.Item(List.of(new Protocol("file")),
                SyncedFileMailRepository.class.getName(), new BaseHierarchicalConfiguration())));
        store.init();
        return store;
    }

    private void sweep(MemoryMailRepositoryStore store, int days, int count) {
        new KeptReturns(store, new ReturnsRetention(days, count), clock).sweep();
    }

    private MailImpl mail(String name) throws MessagingException {
        MailImpl mail = MailImpl.builder().name(name).addRecipient("postmaster@bounce.news.example.com").build();
        mail.setLastUpdated(Date.from(clock.instant()));
        RawMimeMessage.set(mail, MESSAGE);
        return mail;
    }

    private String keep(MailRepository repository) throws MessagingException {
        return repository.store(mail(MessageId.create(clock).value())).asString();
    }

    private static List<String> kept(MailRepository repository) throws MessagingException {
        List<String> names = new ArrayList<>();
        repository.list().forEachRemaining(key -> names.add(key.asString()));
        return names;
    }

    @Test
    void whatIsTooOldIsGoneFromTheDiskToo() throws Exception {
        MemoryMailRepositoryStore store = files();
        keep(store.select(KeptReturns.PLACE));
        clock.advance(Duration.ofDays(31));
        String young = keep(store.select(KeptReturns.PLACE));

        sweep(store, 30, 10);

        assertThat(home.resolve("var/mail/returns").toFile().list()).hasSize(2);
        assertThat(kept(files().select(KeptReturns.PLACE))).containsExactly(young);
    }

    @Test
    void ofTooManyTheOldestGo() throws Exception {
        MailRepository returns = files().select(KeptReturns.PLACE);
        keep(returns);
        clock.advance(Duration.ofMinutes(1));
        String second = keep(returns);
        clock.advance(Duration.ofMinutes(1));
        String third = keep(returns);

        sweep(files(), 30, 2);

        assertThat(kept(files().select(KeptReturns.PLACE))).containsExactlyInAnyOrder(second, third);
    }

    @Test
    void whatOtherRepositoriesHaveStays() throws Exception {
        MemoryMailRepositoryStore store = files();
        for (String name : List.of("error", "unexpected", "held/acme", "returns-of-old", "returns/below")) {
            keep(store.select(MailRepositoryUrl.from("file://var/mail/" + name)));
        }
        keep(store.select(KeptReturns.PLACE));
        clock.advance(Duration.ofDays(365));

        sweep(store, 1, 1);

        assertThat(store.getUrls().filter(url -> !url.equals(KeptReturns.PLACE)).map(store::select)).hasSize(5)
            .allSatisfy(other -> assertThat(kept(other)).hasSize(1));
    }

    @Test
    void aMessageThatJamesSplitOffIsAsOldAsTheWhole() throws Exception {
        MemoryMailRepositoryStore store = files();
        MailImpl split = mail(MessageId.create(clock).value() + "-!1234567");
        clock.advance(Duration.ofDays(2));
        split.setLastUpdated(Date.from(clock.instant()));
        store.select(KeptReturns.PLACE).store(split);

        sweep(store, 1, 10);

        assertThat(kept(store.select(KeptReturns.PLACE))).isEmpty();
    }

    @Test
    void aMessageUnderAnotherNameIsAsOldAsItsLastChange() throws Exception {
        MemoryMailRepositoryStore store = files();
        store.select(KeptReturns.PLACE).store(mail("old"));
        clock.advance(Duration.ofDays(2));
        store.select(KeptReturns.PLACE).store(mail("young"));

        sweep(store, 1, 10);

        assertThat(kept(store.select(KeptReturns.PLACE))).containsExactly("young");
    }

    @Test
    void whereNothingWasEverKeptNoRepositoryIsMade() throws Exception {
        MemoryMailRepositoryStore store = files();

        sweep(store, 1, 1);

        assertThat(store.getUrls()).isEmpty();
    }

    @Test
    void noMessageIsReadToTellItsAge() throws Exception {
        MemoryMailRepository unread = new MemoryMailRepository() {
            @Override
            public Mail retrieve(MailKey key) {
                throw new AssertionError(key.asString() + " was read");
            }
        };
        MemoryMailRepositoryStore store = store((name, url) -> unread);
        keep(store.select(KeptReturns.PLACE));
        clock.advance(Duration.ofDays(2));

        sweep(store, 1, 10);

        assertThat(kept(unread)).isEmpty();
    }

    @Test
    void aMessageThatCannotBeRemovedKeepsNoneBehindIt() throws Exception {
        Instant oldest = clock.instant();
        MemoryMailRepository locked = new MemoryMailRepository() {
            @Override
            public void remove(MailKey key) {
                if (MessageId.parse(key.asString()).orElseThrow().time().equals(oldest)) {
                    throw new IllegalStateException("not to be removed");
                }
                super.remove(key);
            }
        };
        MemoryMailRepositoryStore store = store((name, url) -> locked);
        String stays = keep(store.select(KeptReturns.PLACE));
        clock.advance(Duration.ofMinutes(1));
        keep(store.select(KeptReturns.PLACE));
        clock.advance(Duration.ofDays(2));

        sweep(store, 1, 10);

        assertThat(kept(locked)).containsExactly(stays);
    }
}
