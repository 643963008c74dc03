package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.mail.MessagingException;
import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;
import org.posthorn.smtp.ReceivedData.Verdict;

class MessageReceiverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00.123Z");

    private final RelaySession session = TestTransport.session();
    private final MessageReceiver receiver = new MessageReceiver(Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Optional<Submission>> submissions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void anEnvelopeWasGiven() throws AddressException {
        Accounts.logIn(session, Accounts.ACME);
        session.setAttachment(SMTPSession.SENDER, MaybeSender.of(new MailAddress("ann@news.example.com")), State.Transaction);
        session.setAttachment(SMTPSession.RCPT_LIST, List.of(new MailAddress("bob@example.org")), State.Transaction);
        hooks(this::queue);
    }

    @Test
    void theMailIsNamedByAnIdOfItsTime() {
        receive("To: bob\r\n\r\n");
        assertThat(names).extracting(name -> new MessageId(name).time()).containsExactly(NOW);
    }

    @Test
    void aCustomersMailIsASubmission() {
        receive("Message-ID: <m@x>\r\n\r\n");
        assertThat(submissions).containsExactly(Optional.of(new Submission("acme", "<m@x>", "ann@news.example.com", Tags.NONE)));
    }

    @Test
    void whatIsMissingIsAddedBelowReceived() {
        receive("To: bob\r\n\r\nbody\r\n");
        String id = "<" + names.get(0).toLowerCase(Locale.ROOT) + "@news.example.com>";
        assertThat(messages.get(0)).endsWith("; Sat, 21 Nov 2026 21:00:00 +0000\r\nDate: Sat, 21 Nov 2026 21:00:00 +0000\r\nMessage-ID: " + id
            + "\r\nTo: bob\r\n\r\nbody\r\n");
        assertThat(submissions).containsExactly(Optional.of(new Submission("acme", id, "ann@news.example.com", Tags.NONE)));
    }

    @Test
    void mailThatNoAccountSubmittedGetsReceivedOnly() {
        receive(TestTransport.session(), "To: bob\r\n\r\n");
        assertThat(messages.get(0)).startsWith("Received: ").doesNotContain("Message-ID", "Date: ");
    }

    @Test
    void anEmptyMessageIdIsNone() {
        receive("Message-ID:\r\n\r\n");
        assertThat(submissions).containsExactly(Optional.of(new Submission("acme", null, "ann@news.example.com", Tags.NONE)));
    }

    @Test
    void theMailingCodeIsTheSubmissions() {
        receive("Message-ID: <m@x>\r\nX-bm-mailing: news-de\r\n\r\n");
        assertThat(submissions).containsExactly(Optional.of(new Submission("acme", "<m@x>", "ann@news.example.com", Tags.ofMailing("news-de"))));
    }

    @Test
    void aHookMayRefuseTheMessage() {
        hooks((smtp, mail) -> Replies.NOT_SPOOLED, this::queue);
        assertThat(receive("body")).startsWith("451 4.3.0");
    }

    @Test
    void behindARefusalNoHookIsAsked() {
        hooks((smtp, mail) -> Replies.NOT_SPOOLED, this::queue);
        receive("body");
        assertThat(names).isEmpty();
    }

    @Test
    void aHookThatFailsRefusesTheMessageForNow() {
        hooks((smtp, mail) -> {
            throw new IllegalStateException("A hook that fails");
        });
        assertThat(receive("body")).startsWith("451 4.3.0");
    }

    @Test
    void aMessageThatNoHookQueuedIsNotAccepted() {
        hooks((smtp, mail) -> HookResult.DECLINED);
        assertThat(receive("body")).startsWith("451 4.3.0");
    }

    @ParameterizedTest
    @CsvSource({"TOO_BIG, 552 5.3.4", "BARE_LINE_BREAK, 554 5.6.0", "NO_ROOM, 452 4.3.1"})
    void whatDidNotComeWholeIsRefused(Verdict verdict, String reply) {
        assertThat(text(receiver.receive(session, new ReceivedData(new byte[0], verdict, 0)))).startsWith(reply);
    }

    private HookResult queue(SMTPSession smtp, Mail mail) {
        names.add(mail.getName());
        submissions.add(Submission.of(mail));
        messages.add(text(mail));
        return Replies.queued(mail.getName());
    }

    private void hooks(JamesMessageHook... hooks) {
        receiver.wireExtensions(JamesMessageHook.class, List.of(hooks));
    }

    private String receive(String message) {
        return receive(session, message);
    }

    private String receive(RelaySession from, String message) {
        return text(receiver.receive(from, new ReceivedData(message.getBytes(ISO_8859_1), Verdict.COMPLETE, 0)));
    }

    private static String text(Mail mail) {
        try {
            return new String(RawMimeMessage.of(mail).toByteArray(), ISO_8859_1);
        } catch (MessagingException e) {
            throw new AssertionError("The message cannot be read", e);
        }
    }

    private static String text(Response response) {
        return response.getLines().get(0).toString();
    }
}
