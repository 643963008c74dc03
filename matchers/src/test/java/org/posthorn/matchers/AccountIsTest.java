package org.posthorn.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.Submission;

class AccountIsTest {
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final AccountIs matcher = new AccountIs(accounts);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"pending|true", "PENDING|true", "sandbox, pending|true", "active|false", "active,sandbox,suspended|false"})
    void theStateThatTheAccountIsInNowMatches(String condition, boolean matches) throws Exception {
        matcher.init(config(condition));
        accounts.put(Account.withDefaults("acme").with(AccountState.PENDING));

        assertThat(matcher.match(submitted())).hasSize(matches ? 2 : 0);
    }

    @Test
    void allRecipientsMatch() throws Exception {
        matcher.init(config("active"));
        accounts.put(Account.withDefaults("acme"));

        assertThat(matcher.match(submitted())).containsExactly(new MailAddress("bob@example.org"), new MailAddress("eve@example.org"));
    }

    @Test
    void mailOfAnAccountThatIsGoneDoesNotMatch() throws Exception {
        matcher.init(config("pending,active,sandbox,suspended"));

        assertThat(matcher.match(submitted())).isEmpty();
    }

    @Test
    void mailThatNoAccountSubmittedDoesNotMatch() throws Exception {
        matcher.init(config("active"));
        accounts.put(Account.withDefaults("acme"));

        assertThat(matcher.match(MailImpl.builder().name("mail").addRecipient("bob@example.org").build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pendent", "pending,", ",", "pending active", " "})
    void aConditionThatIsNoStateStopsTheStart(String condition) {
        assertThatThrownBy(() -> matcher.init(config(condition))).isInstanceOf(MessagingException.class)
            .hasMessageContaining("one or more of pending, active, sandbox, suspended");
    }

    @Test
    void aConditionThatIsMissingStopsTheStart() {
        assertThatThrownBy(() -> matcher.init(FakeMatcherConfig.builder().matcherName("AccountIs").build())).isInstanceOf(MessagingException.class)
            .hasMessageContaining("AccountIs needs");
    }

    private static FakeMatcherConfig config(String condition) {
        return FakeMatcherConfig.builder().matcherName("AccountIs").condition(condition).build();
    }

    private static MailImpl submitted() throws MessagingException {
        MailImpl mail = MailImpl.builder().name("mail").addRecipients("bob@example.org", "eve@example.org").build();
        new Submission("acme", null, "news@news.example.com", Tags.NONE).putInto(mail);
        return mail;
    }
}
