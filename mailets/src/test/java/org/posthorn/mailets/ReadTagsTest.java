package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagFault;
import org.posthorn.core.tag.Tagged;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.MessageTags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;

class ReadTagsTest {
    private final MessageTags tags = new MessageTags();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final ReadTags mailet = new ReadTags(tags, accounts);

    @BeforeEach
    void acmeIsAnAccount() {
        accounts.put(Account.withDefaults("acme"));
    }

    @Test
    void theTagsOfAMailThatWasNotReadAreItsSubmissions() throws Exception {
        init("campaign", "X-Job");
        assertThat(read("X-Job: winter\r\nX-Posthorn-Pool: p\r\n\r\n", Tags.NONE)).contains(Mails.SUBMISSION.with(new Tagged(
            new Tags("winter", "acme", null, null, null),
            List.of(new TagFault(Tag.POOL, "X-Posthorn-Pool names none of your pools, name one that is or leave it out")))));
    }

    @Test
    void whatTheListenerReadStays() throws Exception {
        Tags former = new Tags(null, "acme", null, null, null);
        init("campaign", "X-Job");
        assertThat(read("X-Job: winter\r\n\r\n", former).map(Submission::tags)).contains(former);
    }

    @Test
    void theListenersReadByTheSameNames() throws Exception {
        init("campaign", "X-Job");
        assertThat(tags.read(Mails.message("X-Posthorn-Campaign: a\r\nX-Job: b\r\n\r\n").fields(), Account.withDefaults("acme")).tags().campaign())
            .isEqualTo("b");
    }

    @Test
    void withoutTheMailetNothingIsRead() {
        assertThat(tags.read(Mails.message("X-Posthorn-Campaign: a\r\n\r\n").fields(), Account.withDefaults("acme"))).isEqualTo(Tagged.NOTHING);
    }

    @Test
    void mailOfAnAccountThatIsGoneIsAFailure() throws Exception {
        accounts.remove("acme");
        init("campaign", "X-Job");
        assertThatThrownBy(() -> read("\r\n", Tags.NONE)).isInstanceOf(MessagingException.class).hasMessageContaining("an account that is gone");
    }

    @Test
    void mailThatNobodySubmittedIsAFailure() throws Exception {
        Mail mail = MailImpl.builder().name("mail").build();
        assertThatThrownBy(() -> mailet.service(mail)).isInstanceOf(MessagingException.class).hasMessageContaining("not submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X Job", "X-Job,", "X-Job:", ":key"})
    void whatNamesNoFieldIsRefused(String names) {
        assertThatThrownBy(() -> init("channel", names)).isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadTags: <channel> is '");
    }

    @Test
    void anotherSettingIsRefused() {
        assertThatThrownBy(() -> init("tags", "X-Job")).isInstanceOf(MessagingException.class).hasMessageStartingWith("ReadTags: <tags> is not a parameter");
    }

    private void init(String setting, String value) throws MessagingException {
        mailet.init(Mails.config(mailet).setProperty(setting, value).build());
    }

    private Optional<Submission> read(String message, Tags former) throws MessagingException {
        MailImpl mail = MailImpl.builder().name(Mails.ID.value()).addRecipient("bob@example.org").build();
        Mails.SUBMISSION.with(new Tagged(former, List.of())).putInto(mail);
        RawMimeMessage.set(mail, Mails.message(message));
        mailet.service(mail);
        return Submission.of(mail);
    }
}
