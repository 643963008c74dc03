package org.posthorn.matchers;

import java.util.Collection;
import java.util.List;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.posthorn.mail.Submission;

/**
 * Matches all recipients of mail that a customer submitted.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.SubmittedByAccount" class="ToProcessor"&gt;&lt;processor&gt;submission&lt;/processor&gt;&lt;/mailet&gt;
 * </code></pre>
 */
public final class SubmittedByAccount extends GenericMatcher {
    @Override
    public Collection<MailAddress> match(Mail mail) {
        return Submission.of(mail).isPresent() ? mail.getRecipients() : List.of();
    }
}
