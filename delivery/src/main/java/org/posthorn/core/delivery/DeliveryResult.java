package org.posthorn.core.delivery;
import org.posthorn.core.event.Remote;
public sealed interface DeliveryResult {
    record Delivered(SmtpReply reply, Remote remote) implements DeliveryResult { }
    record Refused(boolean permanent, Stage stage, SmtpReply reply, String status, String text, Remote remote) implements DeliveryResult { }
}
