package org.posthorn.core.delivery;

import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.event.Remote;

public sealed interface DeliveryResult {
    record Delivered(SmtpReply reply, Remote remote) implements DeliveryResult { }
    record Refused(boolean permanent, Stage stage, SmtpReply reply, Remote remote) implements DeliveryResult { }
}
