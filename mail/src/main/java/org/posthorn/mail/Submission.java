package org.posthorn.mail;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.tag.TagFault;
import org.posthorn.core.tag.Tagged;
import org.posthorn.core.tag.Tags;

/**
 * What a mail that a customer submitted carries through the pipeline, as mail attributes.
 *
 * @param account the account's id
 * @param messageId the Message-ID header field's value; null if there is none
 * @param sender the envelope sender that the client gave; empty for the null sender
 * @param tags what the sender calls the message
 * @param tagFaults the tags that were sent and cannot be used
 */
public record Submission(String account, String messageId, String sender, Tags tags, List<TagFault> tagFaults) {
    private static final AttributeName ACCOUNT = AttributeName.of("org.posthorn.account");
    private static final AttributeName MESSAGE_ID = AttributeName.of("org.posthorn.messageId");
    private static final AttributeName SENDER = AttributeName.of("org.posthorn.sender");
    private static final AttributeName CAMPAIGN = AttributeName.of("org.posthorn.campaign");
    private static final AttributeName CHANNEL = AttributeName.of("org.posthorn.channel");
    private static final AttributeName RECIPIENT_ID = AttributeName.of("org.posthorn.recipientId");
    private static final AttributeName MAILING = AttributeName.of("org.posthorn.mailing");
    private static final AttributeName POOL = AttributeName.of("org.posthorn.pool");
    private static final AttributeName BYPASS_SUPPRESSION = AttributeName.of("org.posthorn.bypassSuppression");
    private static final AttributeName TAG_FAULTS = AttributeName.of("org.posthorn.tagFaults");
    private static final String LINE = "\n";

    public Submission {
        tagFaults = List.copyOf(tagFaults);
    }

    public Submission(String account, String messageId, String sender, Tags tags) {
        this(account, messageId, sender, tags, List.of());
    }

    /** Empty if no customer submitted the mail. */
    public static Optional<Submission> of(Mail mail) {
        return Optional.ofNullable(text(mail, ACCOUNT))
            .map(account -> new Submission(account, text(mail, MESSAGE_ID), Objects.requireNonNullElse(text(mail, SENDER), ""), tags(mail), tagFaults(mail)));
    }

    Submission withoutMessageId() {
        return new Submission(account, null, sender, tags, tagFaults);
    }

    /** The same with what was read of its tags. */
    public Submission with(Tagged tagged) {
        return new Submission(account, messageId, sender, tagged.tags(), tagged.faults());
    }

    /** Whether its tags have been read. */
    public boolean isRead() {
        return tags.channel() != null;
    }

    public void putInto(Mail mail) {
        put(mail, ACCOUNT, account);
        put(mail, SENDER, sender);
        put(mail, MESSAGE_ID, messageId);
        put(mail, CAMPAIGN, tags.campaign());
        put(mail, CHANNEL, tags.channel());
        put(mail, RECIPIENT_ID, tags.recipientId());
        put(mail, MAILING, tags.mailing());
        put(mail, POOL, tags.pool());
        put(mail, BYPASS_SUPPRESSION, tags.bypassSuppression() ? "yes" : null);
        put(mail, TAG_FAULTS, tagFaults.isEmpty() ? null : tagFaults.stream().map(TagFault::toString).collect(Collectors.joining(LINE)));
    }

    /** The events' subject for the copy of a recipient, as James has the address. */
    public Event.Subject subject(MessageCopy copy, String recipient) {
        return new Event.Subject(account, copy, messageId, sender, LiteralDomain.restore(recipient), tags);
    }

    private static Tags tags(Mail mail) {
        return new Tags(text(mail, CAMPAIGN), text(mail, CHANNEL), text(mail, RECIPIENT_ID), text(mail, MAILING), text(mail, POOL),
            text(mail, BYPASS_SUPPRESSION) != null);
    }

    private static List<TagFault> tagFaults(Mail mail) {
        String lines = text(mail, TAG_FAULTS);
        return lines == null ? List.of() : lines.lines().flatMap(line -> TagFault.parse(line).stream()).toList();
    }

    private static void put(Mail mail, AttributeName name, String value) {
        if (value != null) {
            mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
        }
    }

    private static String text(Mail mail, AttributeName name) {
        return mail.getAttribute(name).flatMap(attribute -> attribute.getValue().valueAs(String.class)).orElse(null);
    }
}
