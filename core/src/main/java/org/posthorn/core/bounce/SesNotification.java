package org.posthorn.core.bounce;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON that Amazon SES sends in place of a report when its notifications are subscribed to by mail, bare or in the envelope of Amazon SNS. Where
 * the sender publishes events in place of notifications, they have the same form under another name.
 */
final class SesNotification {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    private static final String BROKEN_LINE = "!\n ";
    private static final String TYPE = "notificationType";
    private static final String EVENT_TYPE = "eventType";
    private static final int MAX_RECIPIENTS = 100;

    private final JsonNode notification;

    private SesNotification(JsonNode notification) {
        this.notification = notification;
    }

    /** Empty if the text is none, or its JSON is damaged. */
    static Optional<SesNotification> in(String text) {
        String begin = text.stripLeading();
        if (!begin.startsWith("{") || !begin.contains(TYPE) && !begin.contains(EVENT_TYPE)) {
            return Optional.empty();
        }
        try {
            JsonNode outer = JSON.readTree(begin.replace("\r", "").replace(BROKEN_LINE, ""));
            return Optional.of(new SesNotification(outer.has("Message") ? JSON.readTree(outer.path("Message").asText()) : outer));
        } catch (IOException e) {
            // Damaged JSON tells nothing; the message is then no return that can be read.
            return Optional.empty();
        }
    }

    /** The recipients of a bounce or a delivery; empty of all else. */
    List<DsnRecipient> recipients() {
        return switch (type()) {
            case "Bounce" -> bounced(notification.path("bounce"));
            case "Delivery" -> delivered(notification.path("delivery"));
            default -> List.of();
        };
    }

    /**
     * A complaint as the fields of a feedback report (RFC 5965) say it; empty of all else. The subtype OnAccountSuppressionList makes no difference:
     * SES did not even try to deliver, because this recipient complained of the sender before.
     */
    Optional<String> complaint() {
        if (!type().equals("Complaint")) {
            return Optional.empty();
        }
        JsonNode complaint = notification.path("complaint");
        Stream<String> type = Stream.of(complaint.path("complaintFeedbackType")).filter(value -> !value.asText("").isBlank())
            .map(value -> field("Feedback-Type", value));
        Stream<String> recipients = each(complaint.path("complainedRecipients")).map(recipient -> field("Original-Rcpt-To", recipient.path("emailAddress")));
        return Optional.of(Stream.concat(type, recipients).collect(Collectors.joining("\n")));
    }

    /** The header section of the message that it is about, as far as it tells that. The id that SES gave the message is not known to us. */
    String original() {
        JsonNode mail = notification.path("mail");
        Stream<String> fields = each(mail.path("headers")).map(field -> field(field.path("name").asText(), field.path("value")));
        Stream<String> others = Stream.of(field("Message-ID", mail.at("/commonHeaders/messageId")), field("Return-Path", mail.path("source")));
        return Stream.concat(fields, others).collect(Collectors.joining("\n"));
    }

    private String type() {
        return notification.path(TYPE).asText(notification.path(EVENT_TYPE).asText());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String field(String name, JsonNode value) {
        return (name + ": " + value.asText()).replace('\r', ' ').replace('\n', ' ');
    }

    private static List<DsnRecipient> bounced(JsonNode bounce) {
        return each(bounce.path("bouncedRecipients")).limit(MAX_RECIPIENTS).map(recipient -> {
            String address = recipient.path("emailAddress").asText();
            return new DsnRecipient(address, address, recipient.path("action").asText("failed"), recipient.path("status").asText(null), null,
                DsnFields.withoutType(recipient.path("diagnosticCode").asText(null)), null, DsnFields.withoutType(bounce.path("reportingMTA").asText(null)));
        }).toList();
    }

    private static List<DsnRecipient> delivered(JsonNode delivery) {
        return each(delivery.path("recipients")).limit(MAX_RECIPIENTS).map(JsonNode::asText)
            .map(address -> new DsnRecipient(address, address, "delivered", null, null, delivery.path("smtpResponse").asText(null), null,
                delivery.path("reportingMTA").asText(null))).toList();
    }
}
