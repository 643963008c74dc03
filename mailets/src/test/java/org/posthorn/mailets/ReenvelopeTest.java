package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.secret.MasterKey;

class ReenvelopeTest {
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final CopyAddresses addresses = new CopyAddresses(MasterKey.of(new byte[32]));
    private final Reenvelope mailet = new Reenvelope(new BounceDomain(domains), addresses);

    @Test
    void theReturnPathNamesTheCopy() throws Exception {
        domains.put(new SendingDomain("acme", "news.example.com", "returns.example.com", null));

        MailAddress sender = senderAfterwards();

        assertThat(addresses.verify(Purpose.BOUNCE, sender.getLocalPart(), "returns.example.com")).contains(Mails.SUBJECT.copy());
    }

    @Test
    void theReturnPathIsAtTheBounceDomainOfTheSendersDomain() throws Exception {
        domains.put(new SendingDomain("acme", "news.example.com", "returns.example.com", null));

        assertThat(senderAfterwards().getDomain().asString()).isEqualTo("returns.example.com");
    }

    @Test
    void aDomainThatWasTakenAwayKeepsTheUsualBounceDomain() throws Exception {
        assertThat(senderAfterwards().getDomain().asString()).isEqualTo("bounce.news.example.com");
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("Reenvelope: <x>");
    }

    private MailAddress senderAfterwards() throws MessagingException {
        MailImpl mail = Mails.copy(Mails.MESSAGE);
        mailet.service(mail);
        return mail.getMaybeSender().get();
    }
}
