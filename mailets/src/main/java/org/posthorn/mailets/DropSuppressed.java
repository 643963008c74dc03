package org.posthorn.mailets;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.event.Event;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.event.EventType;
import org.posthorn.core.suppression.Suppression;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;

/**
 * Ends the copy of a suppressed recipient with a <i>suppressed</i> event (R9.1). If the message bypasses suppression (R3.2), the copy goes on with a
 * <i>bypassed</i> event instead. The event's reply is the reason of the suppression. Goes behind SplitRecipients. Has no settings.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.DropSuppressed"/&gt;
 * </code></pre>
 */
public final class DropSuppressed extends GenericMailet {
    private final SuppressionStore suppressions;
    private final EventLog events;
    private final Clock clock;

    @Inject
    public DropSuppressed(SuppressionStore suppressions, EventLog events, Clock clock) {
        this.suppressions = suppressions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        InitParameters.none(getMailetConfig());
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        Optional<Suppression> suppression = suppressions.find(subject.account(), subject.recipient());
        if (suppression.isEmpty()) {
            return;
        }
        boolean bypassed = subject.tags().bypassSuppression();
        EventType type = bypassed ? EventType.BYPASSED : EventType.SUPPRESSED;
        events.append(List.of(new Event(type, clock.instant(), subject, 0, Event.Outcome.because(suppression.get().reason().label()))));
        if (!bypassed) {
            mail.setState(Mail.GHOST);
        }
    }
}
