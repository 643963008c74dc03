package org.posthorn.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tracking.TrackingToken;
import org.posthorn.mail.RawMimeMessage;

class AddUnsubscribeTest {
    private static final RawMessage WITH_OWN = Mails.message("List-Unsubscribe: <https://own.example/u>\r\n"
        + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nTo: bob@example.org\r\n\r\nbody\r\n");

    private final Engaging engaging = new Engaging().with(Engagement.UNSUBSCRIBE);
    private final CopyAddresses addresses = new CopyAddresses(Engaging.KEY);
    private final AddUnsubscribe mailet = new AddUnsubscribe(engaging.accounts, engaging.links, addresses, new BounceDomain(engaging.domains));

    @Test
    void theUrlIsTheCopysOwn() throws Exception {
        String field = field(after("keep", Mails.MESSAGE), "List-Unsubscribe");
        String token = field.substring(field.indexOf("https://links.example.com/u/") + 28, field.lastIndexOf('>'));

        assertThat(engaging.tokens.verify(token)).contains(new TrackingToken.Unsubscribe("acme", Mails.SUBJECT.copy()));
    }

    @Test
    void theAddressIsTheCopysOwnAtTheBounceDomain() throws Exception {
        String field = field(after("keep", Mails.MESSAGE), "List-Unsubscribe");
        String localPart = field.substring(field.indexOf("mailto:") + 7, field.indexOf("@returns.example.com>"));

        assertThat(addresses.verify(Purpose.UNSUBSCRIBE, localPart, "returns.example.com")).contains(Mails.SUBJECT.copy());
    }

    @Test
    void oneClickIsPromised() throws Exception {
        assertThat(field(after("keep", Mails.MESSAGE), "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void theRestOfTheMessageIsAsItWas() throws Exception {
        assertThat(text(after("keep", Mails.MESSAGE))).endsWith(text(Mails.MESSAGE));
    }

    @Test
    void anAccountThatHasItOffGetsNone() throws Exception {
        engaging.with(Engagement.NONE);

        assertThat(text(after("keep", Mails.MESSAGE))).isEqualTo(text(Mails.MESSAGE));
    }

    @Test
    void theSendersOwnIsKept() throws Exception {
        assertThat(text(after("keep", WITH_OWN))).isEqualTo(text(WITH_OWN));
    }

    @Test
    void orReplacedBothFields() throws Exception {
        RawMessage replaced = after("replace", WITH_OWN);

        assertThat(text(replaced)).doesNotContain("own.example").containsOnlyOnce("List-Unsubscribe-Post:");
    }

    @Test
    void keepIsTheDefault() throws Exception {
        assertThat(text(after(FakeMailetConfig.builder().mailetName("AddUnsubscribe"), WITH_OWN))).isEqualTo(text(WITH_OWN));
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> after("drop", Mails.MESSAGE)).isInstanceOf(MessagingException.class).hasMessageContaining("<existing>");
    }

    private RawMessage after(String existing, RawMessage message) throws MessagingException {
        return after(Mails.config(mailet).setProperty("existing", existing), message);
    }

    private RawMessage after(FakeMailetConfig.Builder config, RawMessage message) throws MessagingException {
        mailet.init(config.build());
        MailImpl mail = Mails.copy(message);
        mailet.service(mail);
        return RawMimeMessage.of(mail);
    }

    private static String field(RawMessage message, String name) {
        return message.header(name).orElseThrow().strip();
    }

    private static String text(RawMessage message) {
        return new String(message.toByteArray(), ISO_8859_1);
    }
}
