package org.posthorn.mailets;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.Event;
import org.posthorn.mail.Copies;
import org.posthorn.mail.Deadline;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.Released;

/**
 * Hands the finished copy to the delivery engine, which tries it until its deadline, counted from its acceptance or, if it was held, from its release.
 * How often and how long is set for all mail in posthorn.properties.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.Deliver"&gt;
 *   &lt;queue&gt;outgoing&lt;/queue&gt;  &lt;!-- the queue that the engine takes from; default: outgoing --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class Deliver extends GenericMailet {
    record Settings(String queue) {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.optional("queue").orElse("outgoing"));
        }
    }

    private final MailQueueFactory<?> queues;
    private final RetrySchedule schedule;
    private MailQueue outgoing;

    @Inject
    public Deliver(MailQueueFactory<?> queues, RetrySchedule schedule) {
        this.queues = queues;
        this.schedule = schedule;
    }

    @Override
    public void init() throws MessagingException {
        Settings settings = InitParameters.parse(getMailetConfig(), Settings::from);
        outgoing = queues.createQueue(MailQueueName.of(settings.queue()));
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        Deadline.set(mail, schedule.deadline(Released.of(mail).orElse(subject.copy().message().time())));
        outgoing.enQueue(mail);
        mail.setState(Mail.GHOST);
    }
}
