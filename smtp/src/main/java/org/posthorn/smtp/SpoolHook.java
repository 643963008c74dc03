package org.posthorn.smtp;

import java.io.IOException;

import javax.inject.Inject;

import org.apache.commons.configuration2.Configuration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.smtpserver.JamesMessageHook;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues the message in the spool, durably, and answers its id. The last hook of every handler chain. */
public final class SpoolHook implements JamesMessageHook {
    private static final Logger LOGGER = LoggerFactory.getLogger(SpoolHook.class);

    private final MailQueueFactory<?> queues;
    private MailQueue spool;

    @Inject
    public SpoolHook(MailQueueFactory<?> queues) {
        this.queues = queues;
    }

    @Override
    public void init(Configuration config) {
        spool = queues.createQueue(MailQueueFactory.SPOOL);
    }

    @Override
    public void destroy() {
        try {
            spool.close();
        } catch (IOException e) {
            LOGGER.warn("The spool could not be closed", e);
        }
    }

    @Override
    public HookResult onMessage(SMTPSession session, Mail mail) {
        try {
            spool.enQueue(mail);
            return Replies.queued(mail.getName());
        } catch (MailQueue.MailQueueException | RuntimeException e) {
            LOGGER.error("Message {} could not be queued", mail.getName(), e);
            return Replies.NOT_SPOOLED;
        }
    }
}
