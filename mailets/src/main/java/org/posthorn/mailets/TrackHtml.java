package org.posthorn.mailets;

import java.util.Optional;
import java.util.Set;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Engagement;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.FieldNames;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tracking.CopyLinks;
import org.posthorn.core.tracking.Tracked;
import org.posthorn.core.tracking.Tracker;
import org.posthorn.core.tracking.TrackingOptions;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Puts tracked links and an image into the HTML of copies whose account has {@code tracking} on, each recipient's own; no other octet changes. A sender
 * opts out with {@code data-posthorn="off"} on a link, or for the message with a header field {@code X-Posthorn-Tracking: off} (or {@code opens} or
 * {@code clicks}, for that alone), which does not leave. Goes behind AddUnsubscribe, whose URL it leaves alone, and before StripHeaders
 * and SignDkim. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.TrackHtml"/&gt;
 * </code></pre>
 */
public final class TrackHtml extends GenericMailet {
    private static final String FIELD = "X-Posthorn-Tracking";
    private static final FieldNames FIELDS = FieldNames.parse(FIELD);

    private final AccountStore accounts;
    private final CopyLinks links;

    @Inject
    public TrackHtml(AccountStore accounts, CopyLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        RawMessage raw = RawMimeMessage.of(mail);
        Optional<String> wish = raw.header(FIELD).map(String::strip);
        RawMessage clean = wish.isPresent() ? raw.without(FIELDS) : raw;
        Optional<Account> account = accounts.find(subject.account());
        RawMessage tracked = account.isPresent() ? track(clean, account.get(), subject, wish.orElse("")) : clean;
        if (tracked != raw) {
            RawMimeMessage.set(mail, tracked);
        }
    }

    private RawMessage track(RawMessage message, Account account, Event.Subject subject, String wish) {
        Engagement engagement = account.engagement();
        boolean clicks = engagement.clicks() && (wish.isEmpty() || wish.equalsIgnoreCase("clicks"));
        boolean opens = engagement.opens() && (wish.isEmpty() || wish.equalsIgnoreCase("opens"));
        if (!clicks && !opens) {
            return message;
        }
        Tracked tracked = Tracker.rewrite(message, links.of(account, subject), new TrackingOptions(clicks, opens, Set.of()));
        return tracked.message();
    }
}
