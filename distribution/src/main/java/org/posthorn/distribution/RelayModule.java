package org.posthorn.distribution;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.UserEntityValidator;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.mailrepository.api.MailRepositoryUrlStore;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.mailrepository.memory.MailRepositoryStoreConfiguration;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.apache.james.user.api.UsersRepository;
import org.posthorn.conf.PosthornSettings;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Authenticator;
import org.posthorn.core.admission.BanStore;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.Node;
import org.posthorn.core.admission.Pace;
import org.posthorn.core.admission.Quotas;
import org.posthorn.core.admission.ReconfigurationPolicy;
import org.posthorn.core.admission.Sessions;
import org.posthorn.core.admission.UsageStore;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.bounce.BounceReader;
import org.posthorn.core.bounce.BounceRulesException;
import org.posthorn.core.bounce.BounceRulesHolder;
import org.posthorn.core.bounce.ComplaintDesk;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.bounce.ReturnsRetention;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.bounce.UnmarkedCopies;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.dkim.DkimSigner;
import org.posthorn.core.dkim.RsaProvider;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.core.token.ApiTokenStore;
import org.posthorn.core.token.ApiTokens;
import org.posthorn.mail.MessageTags;
import org.posthorn.mail.SyncedFileMailRepository;
import org.posthorn.smtp.ListenerSurroundings;
import org.posthorn.smtp.RelayServerFactory;

/** What Posthorn is whatever the stores are: its decisions, and James' repositories answered from its stores. */
final class RelayModule extends AbstractModule {
    private final Home home;
    private final Environment environment;
    private final PosthornSettings settings;

    RelayModule(Home home, Environment environment, PosthornSettings settings) {
        this.home = home;
        this.environment = environment;
        this.settings = settings;
    }

    private record Surroundings(Environment environment, String hostName) implements ListenerSurroundings {
        @Override
        public String bind(String name, String configured) {
            return environment.bind(name, configured);
        }
    }

    @Override
    protected void configure() {
        bind(PosthornSettings.class).toInstance(settings);
        bind(ReconfigurationPolicy.class).toInstance(settings.reconfigurationPolicy());
        bind(ReturnsRetention.class).toInstance(settings.returnsRetention());
        bind(Environment.class).toInstance(environment);
        bind(ListenerSurroundings.class).toInstance(new Surroundings(environment, HostName.of(settings)));
        bind(RelayServerFactory.class).in(Scopes.SINGLETON);
        bind(MessageTags.class).toInstance(new MessageTags());
        bind(SMTPServerFactory.class).to(RelayServerFactory.class);
        bind(DomainList.class).to(BounceDomains.class).in(Scopes.SINGLETON);
        bind(UsersRepository.class).to(AccountUsers.class).in(Scopes.SINGLETON);
        bind(RecipientRewriteTable.class).to(MemoryRecipientRewriteTable.class).in(Scopes.SINGLETON);
        bind(UserEntityValidator.class).toInstance(UserEntityValidator.NOOP);
        bind(MailRepositoryUrlStore.class).toInstance(new RepositoryUrls(home.var().resolve("mail").resolve("repositories.txt")));
        bind(MailRepositoryStoreConfiguration.Item.class).toProvider(() -> new MailRepositoryStoreConfiguration.Item(
            List.of(new Protocol("file")), SyncedFileMailRepository.class.getName(),
            new BaseHierarchicalConfiguration()));
    }

    @Provides
    @Singleton
    MasterKey masterKey() throws IOException {
        return MasterKey.loadOrCreate(home.file(settings.masterKeyFile()));
    }

    @Provides
    @Singleton
    Authenticator authenticator(AccountStore accounts, Clock clock) {
        return new Authenticator(accounts, clock);
    }

    @Provides
    @Singleton
    LoginGuard loginGuard(BanStore bans, Clock clock) {
        return new LoginGuard(settings.loginPolicy(), bans, clock);
    }

    @Provides
    @Singleton
    Sessions sessions() {
        return new Sessions();
    }

    @Provides
    @Singleton
    Node node(Clock clock) {
        return new Node(clock);
    }

    @Provides
    @Singleton
    Quotas quotas(UsageStore store, Clock clock) {
        return new Quotas(store, clock);
    }

    @Provides
    @Singleton
    Pace pace(Clock clock) {
        return new Pace(clock);
    }

    @Provides
    @Singleton
    CopyAddresses copyAddresses(MasterKey key) {
        return new CopyAddresses(key);
    }

    @Provides
    @Singleton
    CopyMarks copyMarks(CopyAddresses addresses) {
        return new CopyMarks(addresses);
    }

    @Provides
    @Singleton
    ReturnAddresses returnAddresses(CopyAddresses addresses, EventLog events, AccountStore accounts, Clock clock) {
        return new ReturnAddresses(addresses, events, accounts, clock);
    }

    @Provides
    @Singleton
    ReturnedCopies returnedCopies(ReturnAddresses addresses, CopyMarks marks, EventLog events, DomainStore domains) {
        return new ReturnedCopies(addresses, marks, new UnmarkedCopies(events, addresses), domains);
    }

    @Provides
    @Singleton
    DkimSigner dkimSigner(Clock clock) {
        return new DkimSigner(RsaProvider.best(), clock);
    }

    @Provides
    @Singleton
    RetrySchedule retrySchedule() {
        return settings.retrySchedule();
    }

    @Provides
    @Singleton
    BounceRulesHolder bounceRules() throws IOException, BounceRulesException {
        return new BounceRulesHolder(home.conf().resolve(BounceRulesHolder.FOLDER));
    }

    @Provides
    @Singleton
    BounceReader bounceReader(BounceRulesHolder rules) {
        return new BounceReader(rules);
    }

    @Provides
    @Singleton
    StatusClassifier statusClassifier(BounceRulesHolder rules) {
        return new StatusClassifier(rules);
    }

    @Provides
    @Singleton
    BounceDesk bounceDesk(EventLog events, SuppressionStore suppressions, Clock clock) {
        return new BounceDesk(events, suppressions, clock);
    }

    @Provides
    @Singleton
    ComplaintDesk complaintDesk(EventLog events, SuppressionStore suppressions, Clock clock) {
        return new ComplaintDesk(events, suppressions, clock);
    }

    @Provides
    @Singleton
    ApiTokens apiTokens(ApiTokenStore store, Clock clock) {
        return new ApiTokens(store, clock);
    }
}
