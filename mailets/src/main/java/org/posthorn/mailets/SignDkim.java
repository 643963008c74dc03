package org.posthorn.mailets;

import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.address.Address;
import org.posthorn.core.address.AuthorDomain;
import org.posthorn.core.dkim.DkimSigner;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Signs the finished copy with the key of its author's domain if that is a sending domain of the account, else of its sender's domain
 * (RFC 6376, so that DMARC aligns). Goes last but for Deliver: whatever changes the message behind it breaks the signature. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.SignDkim"/&gt;
 * </code></pre>
 */
public final class SignDkim extends GenericMailet {
    private final DomainStore domains;
    private final DkimSigner signer;

    @Inject
    public SignDkim(DomainStore domains, DkimSigner signer) {
        this.domains = domains;
        this.signer = signer;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        RawMessage raw = RawMimeMessage.of(mail);
        Optional<SendingDomain> domain = AuthorDomain.of(raw).flatMap(author -> ownDomain(subject, author))
            .or(() -> ownDomain(subject, Address.of(subject.sender()).domain()));
        if (domain.isPresent()) {
            RawMimeMessage.set(mail, raw.prepend(signer.sign(raw, domain.get().domain(), domain.get().key())));
        }
    }

    private Optional<SendingDomain> ownDomain(Event.Subject subject, String domain) {
        return domains.find(domain).filter(found -> found.account().equals(subject.account()));
    }
}
