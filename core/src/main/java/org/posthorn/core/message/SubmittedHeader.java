package org.posthorn.core.message;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is made of a submitted message's header section when it comes, in one pass.
 *
 * @param messageId the Message-ID header field's value, the added one's too; null if it is empty or longer than a line may be
 * @param added the fields that every message needs and this one lacks, each ended by CRLF; empty if it lacks none
 */
public record SubmittedHeader(String messageId, String added) {
    /** The length of a line (RFC 5322 section 2.1.1). The Message-ID goes into every event, so a huge one would be stored many times. */
    private static final int MAX_MESSAGE_ID = 998;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * Reads the fields; Date and Message-ID are added where there is no such field (RFC 6409 sections 8.2 and 8.3), an empty one stays.
     *
     * @param id made when the message came: its time is the added Date's
     * @param domain the sender's, for the right side of an added Message-ID
     */
    public static SubmittedHeader read(List<HeaderField> fields, MessageId id, String domain) {
        HeaderField messageId = null;
        boolean dated = false;
        for (HeaderField field : fields) {
            messageId = messageId == null && field.is("Message-ID") ? field : messageId;
            dated = dated || field.is("Date");
        }
        String date = dated ? "" : "Date: " + DATE.format(id.time()) + "\r\n";
        if (messageId != null) {
            return new SubmittedHeader(keepable(messageId.unfoldedValue()), date);
        }
        String own = "<" + id.value().toLowerCase(Locale.ROOT) + "@" + domain + ">";
        return new SubmittedHeader(own, date + "Message-ID: " + own + "\r\n");
    }

    private static String keepable(String messageId) {
        return messageId.isEmpty() || messageId.length() > MAX_MESSAGE_ID ? null : messageId;
    }
}
