package org.posthorn.core.bounce;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the JSON that Amazon SES sends in place of a report when its notifications are subscribed to by mail. */
final class SesNotification {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    private static final String BROKEN_LINE = "!\n ";

    private SesNotification() {
    }

    static boolean isIn(String text) {
        String begin = text.stripLeading();
        return begin.startsWith("{") && begin.contains("notificationType");
    }

    /** The recipients of a bounce or a delivery; empty of all else, and where the JSON is damaged. */
    static List<DsnRecipient> read(String text) {
        try {
            String whole = text.replace("\r", "").replace(BROKEN_LINE, "");
            JsonNode outer = JSON.readTree(whole);
            JsonNode notification = outer.has("Message") ? JSON.readTree(outer.path("Message").asText()) : outer;
            return switch (notification.path("notificationType").asText()) {
                case "Bounce" -> bounced(notification.path("bounce"));
                case "Delivery" -> delivered(notification.path("delivery"));
                default -> List.of();
            };
        } catch (IOException e) {
            // Damaged JSON tells nothing; the message is then no return that can be read.
            return List.of();
        }
    }

    private static List<DsnRecipient> bounced(JsonNode bounce) {
        return StreamSupport.stream(bounce.path("bouncedRecipients").spliterator(), false).map(recipient -> {
            String address = recipient.path("emailAddress").asText();
            return new DsnRecipient(address, address, recipient.path("action").asText("failed"), recipient.path("status").asText(null), null,
                DsnFields.withoutType(recipient.path("diagnosticCode").asText(null)), null, DsnFields.withoutType(bounce.path("reportingMTA").asText(null)));
        }).toList();
    }

    private static List<DsnRecipient> delivered(JsonNode delivery) {
        List<DsnRecipient> recipients = new ArrayList<>();
        for (JsonNode recipient : delivery.path("recipients")) {
            recipients.add(new DsnRecipient(recipient.asText(), recipient.asText(), "delivered", null, null, delivery.path("smtpResponse").asText(null), null,
                delivery.path("reportingMTA").asText(null)));
        }
        return recipients;
    }
}
