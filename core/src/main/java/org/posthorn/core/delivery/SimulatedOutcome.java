package org.posthorn.core.delivery;

import java.util.List;
import java.util.Locale;

import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.SmtpReply;
import org.posthorn.core.bounce.Stage;
import org.posthorn.core.event.Remote;

/** What comes of a copy in the sandbox, where nothing leaves: said by the recipient's local part, up to the first {@code +}. */
public final class SimulatedOutcome {
    /** Where mail of the sandbox goes, as events name it. */
    public static final Remote REMOTE = new Remote("sandbox", null, null);

    private SimulatedOutcome() {
    }

    /**
     * The outcome of the next attempt.
     *
     * @param attempts how often it was tried before
     */
    public static DeliveryResult of(Address recipient, int attempts) {
        return switch (role(recipient)) {
            case "bounced", "bounce", "hard-bounce" -> refused(550, "5.1.1 simulated: no such mailbox");
            case "soft-bounce" -> refused(552, "5.2.2 simulated: mailbox full");
            case "blocked" -> refused(550, "5.7.1 simulated: refused by policy");
            case "deferred", "defer" -> attempts == 0 ? later() : delivered();
            case "expired" -> later();
            default -> delivered();
        };
    }

    private static String role(Address recipient) {
        String local = recipient.localPart();
        int plus = local.indexOf('+');
        return (plus < 0 ? local : local.substring(0, plus)).toLowerCase(Locale.ROOT);
    }

    private static DeliveryResult delivered() {
        return new DeliveryResult.Delivered(SmtpReply.of(250, List.of("2.0.0 simulated")), REMOTE);
    }

    private static DeliveryResult later() {
        return refused(451, "4.7.1 simulated: try again later");
    }

    private static DeliveryResult refused(int code, String text) {
        return DeliveryResult.Refused.of(Stage.RCPT, SmtpReply.of(code, List.of(text)), REMOTE);
    }
}
