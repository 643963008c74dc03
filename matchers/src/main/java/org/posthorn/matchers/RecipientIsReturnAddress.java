package org.posthorn.matchers;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import javax.inject.Inject;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.RoleAddress;

/**
 * Matches all recipients of mail that came back to a return address of ours, or to {@code fbl@}, {@code postmaster@} or {@code abuse@}; the listener
 * lets such mail have no other recipients, and these local parts at our bounce domains alone.
 *
 * <pre><code>
 * &lt;mailet match="org.posthorn.matchers.RecipientIsReturnAddress" class="ToProcessor"&gt;&lt;processor&gt;returns&lt;/processor&gt;&lt;/mailet&gt;
 * </code></pre>
 */
public final class RecipientIsReturnAddress extends GenericMatcher {
    private final ReturnAddresses returnAddresses;

    @Inject
    public RecipientIsReturnAddress(ReturnAddresses returnAddresses) {
        this.returnAddresses = returnAddresses;
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        boolean returned = mail.getRecipients().stream().anyMatch(this::isReturnAddress);
        return returned ? mail.getRecipients() : List.of();
    }

    private boolean isReturnAddress(MailAddress recipient) {
        return RoleAddress.isNamed(recipient.getLocalPart())
            || returnAddresses.isOurs(recipient.getLocalPart(), recipient.getDomain().asString().toLowerCase(Locale.ROOT));
    }
}
