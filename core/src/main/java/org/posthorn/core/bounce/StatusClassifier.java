package org.posthorn.core.bounce;

import static org.posthorn.core.bounce.BounceCategory.AUTHENTICATION;
import static org.posthorn.core.bounce.BounceCategory.BAD_DOMAIN;
import static org.posthorn.core.bounce.BounceCategory.BAD_MAILBOX;
import static org.posthorn.core.bounce.BounceCategory.CONNECTION;
import static org.posthorn.core.bounce.BounceCategory.CONTENT;
import static org.posthorn.core.bounce.BounceCategory.DNS;
import static org.posthorn.core.bounce.BounceCategory.EXPIRED;
import static org.posthorn.core.bounce.BounceCategory.INACTIVE;
import static org.posthorn.core.bounce.BounceCategory.MAILBOX_FULL;
import static org.posthorn.core.bounce.BounceCategory.MOVED;
import static org.posthorn.core.bounce.BounceCategory.OTHER;
import static org.posthorn.core.bounce.BounceCategory.POLICY;
import static org.posthorn.core.bounce.BounceCategory.PROTOCOL;
import static org.posthorn.core.bounce.BounceCategory.RATE;
import static org.posthorn.core.bounce.BounceCategory.TOO_BIG;

import java.util.Optional;
import java.util.Set;

/**
 * Says what a failure means, by its codes (RFC 5321, RFC 3463 and the IANA registry of enhanced status codes). Hard is only what tells that
 * the mailbox or its host does not exist, has moved, or takes no mail; all else is soft, permanent or not.
 */
public final class StatusClassifier {
    private static final Set<BounceCategory> GONE = Set.of(BAD_MAILBOX, BAD_DOMAIN, INACTIVE, MOVED);

    /** What a refusal at some stage means. */
    public Bounce classify(Stage stage, SmtpReply reply) {
        BounceCategory category = category(stage, reply);
        boolean aboutTheRecipient = reply.code() == 0 || stage == Stage.RCPT || stage == Stage.DATA;
        if (!GONE.contains(category)) {
            return new Bounce(BounceClass.SOFT, category);
        }
        if (!aboutTheRecipient) {
            return new Bounce(BounceClass.SOFT, POLICY);
        }
        return new Bounce(reply.isPermanent() ? BounceClass.HARD : BounceClass.SOFT, category);
    }

    /** What a report about a failed recipient means: by the reply in its diagnosis, and where that has no enhanced code by the report's own. */
    public Bounce classify(DsnResult report) {
        SmtpReply said = SmtpReply.parse(report.diagnosticText() == null ? "" : report.diagnosticText());
        boolean vague = said.status() == null || said.status().endsWith(".0.0");
        String status = vague && report.status() != null ? report.status() : said.status();
        return classify(Stage.RCPT, new SmtpReply(said.code(), status, said.text()));
    }

    private static BounceCategory category(Stage stage, SmtpReply reply) {
        Optional<EnhancedStatus> status = Optional.ofNullable(reply.status()).flatMap(EnhancedStatus::find);
        return status.flatMap(known -> byStatus(known, stage, reply.code())).orElseGet(() -> byCode(stage, reply.code()));
    }

    /** Empty where the enhanced code says no more than the reply code. */
    private static Optional<BounceCategory> byStatus(EnhancedStatus status, Stage stage, int code) {
        int detail = status.detail();
        return switch (status.subject()) {
            case 1 -> address(detail, stage, code);
            case 2 -> Optional.of(mailbox(detail));
            case 3 -> Optional.of(detail == 4 ? TOO_BIG : OTHER);
            // "No answer from host" in a host's own 550 is what Microsoft's servers say of unknown users.
            case 4 -> detail == 1 && code == 550 ? Optional.empty() : Optional.of(network(detail, status.digit() == 5));
            case 5 -> detail == 0 ? Optional.empty() : Optional.of(PROTOCOL);
            case 6 -> Optional.of(CONTENT);
            case 7 -> Optional.of(security(detail));
            default -> Optional.empty();
        };
    }

    private static Optional<BounceCategory> address(int detail, Stage stage, int code) {
        return switch (detail) {
            case 1, 3 -> Optional.of(BAD_MAILBOX);
            case 2 -> Optional.of(BAD_DOMAIN);
            case 6 -> Optional.of(MOVED);
            case 7, 8 -> Optional.of(POLICY);
            case 9 -> Optional.of(PROTOCOL);
            // RFC 7505 means a domain without mail service by it, and that is for the sending side to say; servers say it of unknown users.
            case 10 -> Optional.of(stage == Stage.CONNECT && code == 0 || code == 556 ? BAD_DOMAIN : BAD_MAILBOX);
            default -> Optional.empty();
        };
    }

    private static BounceCategory mailbox(int detail) {
        return switch (detail) {
            case 1 -> INACTIVE;
            case 2 -> MAILBOX_FULL;
            case 3 -> TOO_BIG;
            default -> OTHER;
        };
    }

    private static BounceCategory network(int detail, boolean permanent) {
        return switch (detail) {
            case 3 -> DNS;
            case 4 -> permanent ? BAD_DOMAIN : DNS;
            case 5 -> RATE;
            case 6 -> PROTOCOL;
            case 7 -> EXPIRED;
            default -> CONNECTION;
        };
    }

    private static BounceCategory security(int detail) {
        if (detail >= 20 && detail <= 26) {
            return AUTHENTICATION;
        }
        return detail == 28 ? RATE : POLICY;
    }

    private static BounceCategory byCode(Stage stage, int code) {
        return switch (code) {
            case 0, 421 -> CONNECTION;
            case 500, 501, 502, 503, 504, 555 -> PROTOCOL;
            case 530, 535 -> AUTHENTICATION;
            case 556 -> BAD_DOMAIN;
            case 551 -> MOVED;
            case 552 -> stage == Stage.RCPT ? MAILBOX_FULL : TOO_BIG;
            case 550, 553 -> stage == Stage.RCPT ? BAD_MAILBOX : POLICY;
            case 521, 554 -> POLICY;
            default -> OTHER;
        };
    }
}
