package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.dkim.DkimSigner;
import org.posthorn.core.dkim.RsaProvider;
import org.posthorn.core.dkim.SampleKeys;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.RawMimeMessage;

class SignDkimTest {
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final SignDkim mailet = new SignDkim(domains, new DkimSigner(RsaProvider.best(), new SettableClock()));

    @BeforeEach
    void acmeSendsFromTwoDomains() {
        own("acme", "news.example.com");
        own("acme", "shop.example.com");
    }

    @Test
    void theAuthorsDomainSigns() throws Exception {
        assertThat(signature("From: Ann <ann@shop.example.com>\r\n\r\nbody\r\n")).contains("d=shop.example.com;");
    }

    @Test
    void withoutAuthorTheSendersDomainSigns() throws Exception {
        assertThat(signature("To: bob@example.org\r\n\r\nbody\r\n")).contains("d=news.example.com;");
    }

    @Test
    void withAnUnknownAuthorTheSendersDomainSigns() throws Exception {
        assertThat(signature("From: ann@example.net\r\n\r\nbody\r\n")).contains("d=news.example.com;");
    }

    @Test
    void anotherAccountsDomainNeverSigns() throws Exception {
        own("other", "example.net");

        assertThat(signature("From: ann@example.net\r\n\r\nbody\r\n")).contains("d=news.example.com;");
    }

    @Test
    void theMessageBelowTheSignatureIsTheSame() throws Exception {
        MailImpl mail = Mails.copy(Mails.MESSAGE);

        mailet.service(mail);

        assertThat(RawMimeMessage.of(mail).base()).isSameAs(Mails.MESSAGE.base());
    }

    @Test
    void withoutADomainOfTheAccountTheMessageLeavesUnsigned() throws Exception {
        domains.remove("acme", "news.example.com");
        MailImpl mail = Mails.copy(Mails.MESSAGE);

        mailet.service(mail);

        assertThat(RawMimeMessage.of(mail)).isSameAs(Mails.MESSAGE);
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("SignDkim: <x>");
    }

    private void own(String account, String domain) {
        domains.put(new SendingDomain(account, domain, "bounce." + domain, SampleKeys.KEY));
    }

    private String signature(String message) throws MessagingException {
        MailImpl mail = Mails.copy(Mails.message(message));
        mailet.service(mail);
        RawMessage signed = RawMimeMessage.of(mail);
        return Optional.of(signed.fields().get(0)).filter(field -> field.is("DKIM-Signature")).orElseThrow().unfoldedValue();
    }
}
