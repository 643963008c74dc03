package org.posthorn.mailets;

import java.util.Collection;
import java.util.List;

import javax.mail.MessagingException;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Makes one copy for each recipient, since from here on each is different. A message with one recipient goes on in place; of more,
 * the copies go through the spool, where they share the message's bytes.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.SplitRecipients"&gt;
 *   &lt;processor&gt;copy&lt;/processor&gt;  &lt;!-- where the copies go; default: copy --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class SplitRecipients extends GenericMailet {
    record Settings(String processor) implements MailetSettings.NextProcessor {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.optional("processor").orElse("copy"));
        }
    }

    private Settings settings;

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), Settings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        MessageId id = MessageId.parse(mail.getName())
            .orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was split before or was not submitted by an account"));
        List<MailAddress> recipients = List.copyOf(mail.getRecipients());
        if (recipients.size() == 1) {
            mail.setName(new MessageCopy(id, 0).toString());
            mail.setState(settings.processor());
            return;
        }
        RawMessage raw = RawMimeMessage.of(mail);
        for (int place = 0; place < recipients.size(); place++) {
            getMailetContext().sendMail(copy(mail, raw, new MessageCopy(id, place), recipients.get(place)), settings.processor());
        }
        mail.setState(Mail.GHOST);
    }

    private static MailImpl copy(Mail mail, RawMessage raw, MessageCopy name, MailAddress recipient) throws MessagingException {
        MailImpl copy = MailImpl.duplicateWithoutMessage(mail).build();
        copy.setName(name.toString());
        copy.setRecipients(List.of(recipient));
        copy.setMessageNoCopy(RawMimeMessage.wrap(raw));
        return copy;
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(settings.processor()));
    }
}
