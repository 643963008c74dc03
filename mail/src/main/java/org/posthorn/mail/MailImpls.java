package org.posthorn.mail;

import javax.mail.MessagingException;

import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;

/** The one place that knows that James' only {@link Mail} with a settable sender and content is {@link MailImpl}. */
public final class MailImpls {
    private MailImpls() {
    }

    public static MailImpl of(Mail mail) throws MessagingException {
        if (mail instanceof MailImpl impl) {
            return impl;
        }
        throw new MessagingException("Expected James' MailImpl, not " + mail.getClass().getName());
    }
}
