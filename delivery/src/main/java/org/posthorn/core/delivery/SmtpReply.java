package org.posthorn.core.delivery;
public record SmtpReply(int code, String status, String text) {
}
