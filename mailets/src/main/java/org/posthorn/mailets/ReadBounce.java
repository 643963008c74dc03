package org.posthorn.mailets;

import java.util.EnumSet;
import java.util.Set;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.bounce.BounceDesk;
import org.posthorn.core.bounce.ReturnKind;
import org.posthorn.core.bounce.ReturnResult;
import org.posthorn.core.bounce.ReturnedCopies;
import org.posthorn.core.bounce.ReturnedCopies.Found;
import org.posthorn.core.bounce.ReturnedMessage;
import org.posthorn.mail.InitParameters;

/**
 * Reads a bounce, in whatever form, that came back to a return address and charges it to the recipient whose address that is: a <i>bounced</i> event,
 * the counters, and the suppression that follows from them. One that came elsewhere is charged by the X-Posthorn-Id or the Return-Path of the copy in it,
 * and one that shows none by Message-ID and recipient, if it has the null sender. A report of a delay or of a delivery ends here, as nothing follows from
 * it. What is no such message, or tells of a failure that is about no copy of ours, passes on; others of the same report are charged all the same.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ReadBounce"&gt;
 *   &lt;byMessageId&gt;true&lt;/byMessageId&gt;  &lt;!-- or false: Message-ID and recipient alone charge nobody; default: true --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class ReadBounce extends GenericMailet {
    private static final Set<ReturnKind> REPORTS = EnumSet.of(ReturnKind.FAILURE, ReturnKind.DELAY, ReturnKind.SUCCESS, ReturnKind.RELAYED);

    private final ReturnedMails returns;
    private final ReturnedCopies copies;
    private final BounceDesk desk;
    private ReturnSettings settings;

    @Inject
    public ReadBounce(ReturnedMails returns, ReturnedCopies copies, BounceDesk desk) {
        this.returns = returns;
        this.copies = copies;
        this.desk = desk;
    }

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), ReturnSettings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        ReturnedMessage message = returns.read(mail);
        if (message.results().stream().map(ReturnResult::kind).noneMatch(REPORTS::contains)) {
            return;
        }
        // Servers bounce with the null sender (RFC 5321 section 4.5.5); a person who passes a bounce on does not.
        boolean believed = settings.byMessageId() && mail.getMaybeSender().isNullSender();
        Found found = copies.find(ReturnedMails.recipients(mail), message, believed);
        found.about().forEach(one -> desk.charge(one.copy(), one.results()));
        if (found.isAll()) {
            mail.setState(Mail.GHOST);
        }
    }
}
