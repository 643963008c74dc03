package org.posthorn.mailets;

import java.util.Locale;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.address.Address;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.ReturnPaths;
import org.posthorn.core.event.Event;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.MailImpls;

/**
 * Gives the copy a return path of its own at the bounce domain of its sending domain (VERP, R5.1). Goes behind SplitRecipients. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.Reenvelope"/&gt;
 * </code></pre>
 */
public final class Reenvelope extends GenericMailet {
    private final DomainStore domains;
    private final ReturnPaths returnPaths;

    @Inject
    public Reenvelope(DomainStore domains, ReturnPaths returnPaths) {
        this.domains = domains;
        this.returnPaths = returnPaths;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        String senderDomain = Address.of(subject.sender()).domain().toLowerCase(Locale.ROOT);
        // A domain that was taken away while its mail waited still has its bounces come where they would have.
        String bounceDomain = domains.find(senderDomain).map(SendingDomain::bounceDomain).orElse(SendingDomain.defaultBounceDomain(senderDomain));
        MailImpls.of(mail).setSender(new MailAddress(returnPaths.address(subject.copy(), bounceDomain)));
    }
}
