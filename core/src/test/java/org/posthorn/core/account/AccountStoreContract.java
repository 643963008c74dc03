package org.posthorn.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.posthorn.core.address.IpRange;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;

/** What every account store does. */
public interface AccountStoreContract {
    Account ACME = Account.withDefaults("acme");
    Account BETA = new Account("beta", Profile.SMARTRELAY, AccountState.SUSPENDED, new AccountSettings(
        new Access(List.of(IpRange.parse("192.0.2.0/24").orElseThrow(), IpRange.parse("2001:db8::7").orElseThrow()), 3, Set.of(Mechanism.LOGIN),
            List.of(IpRange.parse("192.0.2.9").orElseThrow()), List.of(IpRange.parse("192.0.2.8/31").orElseThrow())),
        new Limits(200 << 10, 1, Map.of(Period.DAY, 7L), Rate.parse("5/min").orElseThrow()),
        RuleSet.EPISERVER, List.of(new Mailing("news-de", "Newsletter DE")), ForeignSenderReply.PERMANENT, new BounceLimits(3, 7), Duration.ofDays(9),
        new Contacts("returns@corp.example.net", "ops@corp.example.net")));

    /** The store under test, empty at the beginning of each test and the same during it. */
    AccountStore store();

    @Test
    default void anyAccountMayMeetACondition() {
        store().put(ACME);
        assertThat(store().any(account -> account.id().equals("acme"))).isTrue();
        assertThat(store().any(account -> account.id().equals("beta"))).isFalse();
    }

    @Test
    default void anAccountIsFoundAsItWasPut() {
        store().put(BETA);
        assertThat(store().find("beta")).contains(BETA);
    }

    @Test
    default void anUnknownAccountIsNotFound() {
        assertThat(store().find("acme")).isEmpty();
    }

    @Test
    default void aSecondPutReplacesTheFirst() {
        store().put(ACME);
        Account changed = new Account("acme", Profile.MDE, AccountState.SUSPENDED, BETA.settings());
        store().put(changed);
        assertThat(store().find("acme")).contains(changed);
    }

    @Test
    default void aSecondPutKeepsTheCredentials() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        store().put(ACME);
        assertThat(store().users("acme")).containsExactly("mailer");
    }

    @Test
    default void accountsAreListedById() {
        store().put(BETA);
        store().put(ACME);
        assertThat(store().list(Optional.empty(), 10)).containsExactly(ACME, BETA);
    }

    @Test
    default void aListBeginsBehindAnIdAndEndsAtItsLimit() {
        for (String id : new String[] {"a", "b", "c", "d"}) {
            store().put(Account.withDefaults(id));
        }
        assertThat(store().list(Optional.of("a"), 2)).extracting(Account::id).containsExactly("b", "c");
    }

    @Test
    default void aRemovedAccountIsGone() {
        store().put(ACME);
        assertThat(store().remove("acme")).isTrue();
        assertThat(store().find("acme")).isEmpty();
    }

    @Test
    default void aRemovedAccountsCredentialsAreGone() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        store().remove("acme");
        assertThat(store().credential("mailer")).isEmpty();
    }

    @Test
    default void removingAnUnknownAccountSaysSo() {
        assertThat(store().remove("acme")).isFalse();
    }

    @Test
    default void aCredentialIsFoundByItsUser() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer@example.com", "hash"));
        assertThat(store().credential("mailer@example.com")).contains(new Credential("acme", "mailer@example.com", "hash"));
    }

    @Test
    default void anUnknownUserHasNoCredential() {
        assertThat(store().credential("mailer")).isEmpty();
    }

    @Test
    default void anAccountReplacesItsOwnCredential() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "old"));
        assertThat(store().putCredential(new Credential("acme", "mailer", "new"))).isTrue();
        assertThat(store().credential("mailer")).map(Credential::passwordHash).contains("new");
    }

    @Test
    default void aUserNameBelongsToOneAccount() {
        store().put(ACME);
        store().put(BETA);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        assertThat(store().putCredential(new Credential("beta", "mailer", "other"))).isFalse();
        assertThat(store().credential("mailer")).map(Credential::account).contains("acme");
    }

    @Test
    default void usersAreListedInOrder() {
        store().put(ACME);
        store().put(BETA);
        store().putCredential(new Credential("acme", "second", "hash"));
        store().putCredential(new Credential("beta", "other", "hash"));
        store().putCredential(new Credential("acme", "first", "hash"));
        assertThat(store().users("acme")).containsExactly("first", "second");
    }

    @Test
    default void aRemovedCredentialIsGone() {
        store().put(ACME);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        assertThat(store().removeCredential("acme", "mailer")).isTrue();
        assertThat(store().credential("mailer")).isEmpty();
    }

    @Test
    default void anotherAccountsCredentialIsNotRemoved() {
        store().put(ACME);
        store().put(BETA);
        store().putCredential(new Credential("acme", "mailer", "hash"));
        assertThat(store().removeCredential("beta", "mailer")).isFalse();
        assertThat(store().credential("mailer")).isPresent();
    }
}
