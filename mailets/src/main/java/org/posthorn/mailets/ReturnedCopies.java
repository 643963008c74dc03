package org.posthorn.mailets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.inject.Inject;

import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.posthorn.core.bounce.EmbeddedMarks;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnAddresses.Returned;

/** Finds which of our copies a mail that came back is about: by the return addresses it came to, else by the mark of the copy in it. */
final class ReturnedCopies {
    private final ReturnAddresses addresses;
    private final CopyMarks marks;

    @Inject
    ReturnedCopies(ReturnAddresses addresses, CopyMarks marks) {
        this.addresses = addresses;
        this.marks = marks;
    }

    List<Returned> find(Mail mail, byte[] message) {
        List<Returned> addressed = addressed(mail);
        return addressed.isEmpty() ? marked(message).stream().toList() : addressed;
    }

    /** By the return addresses alone. */
    List<Returned> addressed(Mail mail) {
        return mail.getRecipients().stream().map(this::resolve).flatMap(Optional::stream).toList();
    }

    private Optional<Returned> resolve(MailAddress recipient) {
        return addresses.resolve(recipient.getLocalPart(), recipient.getDomain().asString().toLowerCase(Locale.ROOT));
    }

    private Optional<Returned> marked(byte[] message) {
        return EmbeddedMarks.find(message).stream().map(marks::verify).flatMap(Optional::stream).map(addresses::find).flatMap(Optional::stream)
            .findFirst();
    }
}
