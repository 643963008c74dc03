package org.posthorn.mailets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.tracking.TrackingToken;
import org.posthorn.mail.RawMimeMessage;

class TrackHtmlTest {
    private static final String LINK = "<a href=\"https://shop.example/\">";
    private static final String CLICK = "<a href=\"https://links.example.com/c/";
    private static final String IMAGE = "<img ";
    private static final Engagement BOTH = new Engagement(true, true, null, false);

    private final Engaging engaging = new Engaging().with(BOTH);
    private final TrackHtml mailet = new TrackHtml(engaging.accounts, engaging.links);

    @Test
    void aLinkLeadsToItsOriginalThroughUs() throws Exception {
        String text = after("");
        String token = text.substring(text.indexOf(CLICK) + CLICK.length(), text.indexOf("\">Shop"));

        assertThat(engaging.tokens.verify(token)).isEqualTo(Optional.of(new TrackingToken.Click("acme", Mails.SUBJECT.copy(), 0, "https://shop.example/")));
    }

    @ParameterizedTest
    @CsvSource({"true,true,true,true", "true,false,false,true", "false,true,true,false", "false,false,false,false"})
    void whatTheAccountHasOnIsDone(boolean opens, boolean clicks, boolean rewritten, boolean image) throws Exception {
        engaging.with(new Engagement(opens, clicks, null, false));

        assertThat(after("").contains(CLICK)).isEqualTo(rewritten);
        assertThat(after("").contains(IMAGE)).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({"off,false,false", "OFF,false,false", "opens,false,true", "clicks,true,false", "whatever,false,false"})
    void theMessageOptsOut(String wish, boolean rewritten, boolean image) throws Exception {
        String text = after("X-Posthorn-Tracking: " + wish + "\r\n");

        assertThat(text.contains(CLICK)).isEqualTo(rewritten);
        assertThat(text.contains(IMAGE)).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theWishDoesNotLeave(boolean tracking) throws Exception {
        engaging.with(tracking ? BOTH : Engagement.NONE);

        assertThat(after("x-posthorn-tracking: off\r\n")).doesNotContainIgnoringCase("x-posthorn-tracking");
    }

    @Test
    void theAccountsHostIsUsed() throws Exception {
        engaging.with(new Engagement(true, true, "t.acme.example", false));

        assertThat(after("")).contains("https://t.acme.example/c/");
    }

    @Test
    void theSendingDomainsHostComesFirst() throws Exception {
        engaging.with(new Engagement(true, true, "t.acme.example", false));
        engaging.domains.put(new SendingDomain("acme", "news.example.com", "returns.example.com", null, "t.news.example.com"));

        assertThat(after("")).contains("https://t.news.example.com/c/").doesNotContain("t.acme.example");
    }

    @Test
    void anySettingIsRefused() {
        assertThatThrownBy(() -> mailet.init(Mails.config(mailet).setProperty("x", "y").build()))
            .isInstanceOf(MessagingException.class).hasMessageStartingWith("TrackHtml: <x>");
    }

    private String after(String fields) throws MessagingException {
        MailImpl mail = Mails.copy(Mails.message(fields + "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + LINK + "Shop</a>\r\n"));
        mailet.service(mail);
        return new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1);
    }
}
