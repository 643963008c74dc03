package org.posthorn.matchers;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.Submission;

class SubmittedByAccountTest {
    private final SubmittedByAccount matcher = new SubmittedByAccount();

    @Test
    void everyRecipientOfASubmissionMatches() throws Exception {
        MailImpl mail = MailImpl.builder().name("mail").addRecipients("bob@example.org", "eve@example.org").build();
        new Submission("acme", null, "news@news.example.com", Tags.NONE).putInto(mail);

        assertThat(matcher.match(mail)).containsExactly(new MailAddress("bob@example.org"), new MailAddress("eve@example.org"));
    }

    @Test
    void noRecipientOfOtherMailMatches() throws Exception {
        assertThat(matcher.match(MailImpl.builder().name("mail").addRecipient("bob@example.org").build())).isEmpty();
    }
}
