package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryStore;
import org.apache.james.mailrepository.memory.MemoryMailRepositoryUrlStore;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.mail.HeldMail;
import org.posthorn.mail.MemoryQueues;

class HoldPendingTest {
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryMailRepositoryStore repositories = new MemoryMailRepositoryStore(new MemoryMailRepositoryUrlStore(),
        (name, url) -> new MemoryMailRepository(), MailRepositoryStoreConfiguration.forItems(new MailRepositoryStoreConfiguration.Item(
            List.of(new Protocol("memory")), MemoryMailRepository.class.getName(), new BaseHierarchicalConfiguration())));
    private final HoldPending mailet = new HoldPending(new HeldMail(repositories, new MemoryQueues(), accounts, new MemoryEventLog(), Clock.systemUTC(), 10));

    @BeforeEach
    void open() throws Exception {
        repositories.init();
    }

    private MailetConfig config() {
        return Mails.config(mailet).setProperty("repositoryPath", "memory://held").build();
    }

    private MailImpl service(AccountState state) throws MessagingException {
        accounts.put(Account.withDefaults("acme").with(state));
        mailet.init(config());
        MailImpl mail = Mails.submitted("bob@example.org");
        mailet.service(mail);
        return mail;
    }

    @Test
    void aPendingAccountsMailEndsInThePipeline() throws Exception {
        assertThat(service(AccountState.PENDING).getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aPendingAccountsMailIsInItsRepository() throws Exception {
        MailImpl mail = service(AccountState.PENDING);

        assertThat(repositories.select(MailRepositoryUrl.from("memory://held/acme")).list()).toIterable()
            .extracting(key -> key.asString()).containsExactly(mail.getName());
    }

    @Test
    void mailOfAnAccountThatWasActivatedJustNowGoesOn() throws Exception {
        assertThat(service(AccountState.ACTIVE).getState()).isEqualTo(Mail.DEFAULT);
    }

    @Test
    void aPlaceThatIsNoUrlIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("repositoryPath", "var/mail/held").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("HoldPending: <repositoryPath> is 'var/mail/held', expected a URL");
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("maxHeld", "5").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("HoldPending: <maxHeld>");
    }
}
