package org.posthorn.core.event;

/**
 * What a mailing has used in a month.
 *
 * @param mailing its code; null for the messages that named none
 * @param accepted messages, one for each recipient
 */
public record MailingUsage(String mailing, long accepted) {
}
