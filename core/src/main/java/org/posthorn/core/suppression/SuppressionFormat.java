package org.posthorn.core.suppression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose lists of suppressions can be read, and what a row of theirs means. Each is read as CSV or as JSON, whichever it is. */
public enum SuppressionFormat {
    /** What this server exports, or no more than addresses. */
    CSV {
        @Override
        Optional<SuppressionReason> reason(FileRow row) {
            return row.get("reason").map(label -> SuppressionReason.parse(label.toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElse(Optional.of(SuppressionReason.MANUAL));
        }

        @Override
        Optional<String> detail(FileRow row) {
            return row.get("detail");
        }
    },

    /** Bounces and invalid addresses have a reason, spam reports the reporter's IP, (group) unsubscribes neither. */
    SENDGRID {
        @Override
        Optional<SuppressionReason> reason(FileRow row) {
            return Optional.of(row.has("reason") || row.has("status") ? SuppressionReason.HARD_BOUNCE
                : row.has("ip") ? SuppressionReason.COMPLAINT : SuppressionReason.UNSUBSCRIBE);
        }

        @Override
        Optional<String> detail(FileRow row) {
            return row.get("reason");
        }
    },

    /** Bounces have a code or an error, unsubscribes tags, complaints neither. */
    MAILGUN {
        @Override
        Optional<SuppressionReason> reason(FileRow row) {
            return Optional.of(row.has("code") || row.has("error") ? SuppressionReason.HARD_BOUNCE
                : row.has("tags") || row.has("tag") ? SuppressionReason.UNSUBSCRIBE : SuppressionReason.COMPLAINT);
        }

        @Override
        Optional<String> detail(FileRow row) {
            String text = (row.get("code").orElse("") + " " + row.get("error").orElse("")).strip();
            return Optional.of(text).filter(some -> !some.isEmpty());
        }
    },

    /** The account-level list: BOUNCE or COMPLAINT. */
    SES {
        @Override
        Optional<SuppressionReason> reason(FileRow row) {
            return switch (row.get("reason").orElse("").toUpperCase(Locale.ROOT)) {
                case "BOUNCE" -> Optional.of(SuppressionReason.HARD_BOUNCE);
                case "COMPLAINT" -> Optional.of(SuppressionReason.COMPLAINT);
                case "" -> Optional.of(SuppressionReason.MANUAL);
                default -> Optional.empty();
            };
        }
    },

    /** HardBounce, SpamComplaint or ManualSuppression, which is an unsubscription where it originates with the recipient. */
    POSTMARK {
        @Override
        Optional<SuppressionReason> reason(FileRow row) {
            return switch (row.first(List.of("suppressionreason", "reason")).orElse("").toLowerCase(Locale.ROOT).replace(" ", "")) {
                case "hardbounce" -> Optional.of(SuppressionReason.HARD_BOUNCE);
                case "spamcomplaint" -> Optional.of(SuppressionReason.COMPLAINT);
                case "manualsuppression" -> Optional.of(row.get("origin").filter("recipient"::equalsIgnoreCase).isPresent()
                    ? SuppressionReason.UNSUBSCRIBE : SuppressionReason.MANUAL);
                default -> Optional.empty();
            };
        }
    };

    /** The names in the API, to be read in a sentence. */
    public static final String LABELS = Arrays.stream(values()).map(SuppressionFormat::label).collect(Collectors.joining(", "));

    /** Empty if the row names a reason that is none of theirs. */
    abstract Optional<SuppressionReason> reason(FileRow row);

    Optional<String> detail(FileRow row) {
        return Optional.empty();
    }

    /** The name in the API: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SuppressionFormat> parse(String label) {
        return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
    }
}
