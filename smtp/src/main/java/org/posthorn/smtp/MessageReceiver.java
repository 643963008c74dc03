package org.posthorn.smtp;

import java.time.Clock;
import java.util.List;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.ExtensibleHandler;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.AbstractHookableCmdHandler;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.server.core.MailImpl;
import org.apache.james.smtpserver.JamesMessageHook;
import org.posthorn.core.account.Account;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.message.SubmittedHeader;
import org.posthorn.core.tag.MailingCode;
import org.posthorn.core.tag.Tags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;
import org.posthorn.smtp.ReceivedData.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@code Mail} of a message that came whole and passes it to the listener's {@link JamesMessageHook}s, as James does; the last of them,
 * {@link SpoolHook}, queues it.
 */
public final class MessageReceiver implements ProtocolHandler, ExtensibleHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(MessageReceiver.class);

    private final Clock clock;
    private List<JamesMessageHook> hooks = List.of();

    @Inject
    public MessageReceiver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Class<?>> getMarkerInterfaces() {
        return List.of(JamesMessageHook.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void wireExtensions(Class<?> type, List<?> extensions) {
        hooks = List.copyOf((List<JamesMessageHook>) extensions);
    }

    Response receive(RelaySession session, ReceivedData data) {
        if (data.verdict() != Verdict.COMPLETE) {
            return Replies.refused(data.verdict());
        }
        return beginsWithBlank(data.content()) ? Replies.BEGINS_WITH_BLANK : queue(session, data.content());
    }

    /** Such a line would be taken for the continuation of whatever field is put above it. */
    private static boolean beginsWithBlank(byte[] content) {
        return content.length > 0 && (content[0] == ' ' || content[0] == '\t');
    }

    private Response queue(RelaySession session, byte[] content) {
        try {
            MailImpl mail = mail(session, content);
            try {
                return runHooks(session, mail);
            } finally {
                LifecycleUtil.dispose(mail);
            }
        } catch (MessagingException | RuntimeException e) {
            LOGGER.error("A message of {} could not be taken", session.clientIp(), e);
            return Replies.INTERNAL_FAILURE;
        }
    }

    private Response runHooks(RelaySession session, MailImpl mail) {
        for (JamesMessageHook hook : hooks) {
            HookResult result = hook.onMessage(session, mail);
            SMTPResponse response = AbstractHookableCmdHandler.calcDefaultSMTPResponse(result);
            if (response != null) {
                return Replies.inLines(response);
            }
        }
        throw new IllegalStateException("No hook queued the message: SpoolHook belongs into every handler chain");
    }

    private MailImpl mail(RelaySession session, byte[] content) throws MessagingException {
        MessageId id = MessageId.create(clock);
        MaybeSender sender = session.getAttachment(SMTPSession.SENDER, State.Transaction).orElse(MaybeSender.nullSender());
        List<MailAddress> recipients = session.getAttachment(SMTPSession.RCPT_LIST, State.Transaction).orElse(List.of());
        MailImpl mail = MailImpl.builder().name(id.value()).sender(sender).addRecipients(recipients).build();
        mail.setRemoteAddr(session.clientIp());
        mail.setRemoteHost(session.clientIp());
        RawMessage raw = RawMessage.of(content);
        String added = session.account().isPresent() ? submit(session, session.account().get(), id, raw, mail) : "";
        mail.setMessageNoCopy(RawMimeMessage.wrap(raw.prepend(ReceivedField.of(session, id, clock.instant()) + added)));
        return mail;
    }

    /** Answers the header fields to put above the message. */
    private static String submit(RelaySession session, Account account, MessageId id, RawMessage raw, MailImpl mail) {
        String domain = mail.getMaybeSender().asOptional().map(sender -> sender.getDomain().asString())
            .orElse(session.getConfiguration().getHelloName());
        List<HeaderField> fields = raw.fields();
        SubmittedHeader header = SubmittedHeader.read(fields, id, domain);
        Tags tags = Tags.ofMailing(MailingCode.read(fields));
        new Submission(account.id(), header.messageId(), mail.getMaybeSender().asString(""), tags).putInto(mail);
        return header.added();
    }
}
