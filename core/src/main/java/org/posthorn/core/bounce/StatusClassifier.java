package org.posthorn.core.bounce;

import java.util.Optional;
import java.util.function.Supplier;

import org.posthorn.core.bounce.RuleDecision.Reason;

/**
 * Says what a refusal means, by the first rule that holds ({@link BounceRules}): phrases of known providers, then phrases anyone may use, then the
 * enhanced code (RFC 3463 and IANA's registry), then the reply code (RFC 5321). Hard is only what tells that the mailbox or its host does not
 * exist, has moved, or takes no mail; all else is soft, permanent or not. What was said before a recipient was named is never about one.
 */
public final class StatusClassifier {
    /** In the place of a rule's name where none decides. */
    static final String NO_RULE = "none";

    private static final Verdict UNKNOWN = new Verdict(new Bounce(BounceClass.SOFT, BounceCategory.OTHER), NO_RULE);

    private final Supplier<BounceRules> rules;

    /** By the rules that ship. */
    public StatusClassifier() {
        this(BounceRules::defaults);
    }

    /** @param rules asked for each refusal, so that they can be replaced while mail flows */
    public StatusClassifier(Supplier<BounceRules> rules) {
        this.rules = rules;
    }

    /** What a refusal at some stage means. */
    public Bounce classify(Stage stage, SmtpReply reply) {
        return judge(stage, reply, null).bounce();
    }

    /**
     * The same with the rule that decided.
     *
     * @param stage null if it is not known
     * @param host the server that refused; null if it is not known
     */
    public Verdict judge(Stage stage, SmtpReply reply, String host) {
        return judge(new Refusal(stage, reply, host), reply.toString());
    }

    /**
     * What a server's reply tells, wherever it was given, also with words before its code, as reports have them. Empty if it refuses nothing, or
     * is no reply that any rule knows.
     */
    public Optional<ReturnResult> read(String rawReply) {
        SmtpReply given = SmtpReply.parse(rawReply);
        SmtpReply reply = given.code() == 0 ? ReplyText.find(given.text()) : given;
        Verdict verdict = judge(new Refusal(null, reply, null), given.toString());
        boolean refuses = reply.code() >= 400 || reply.code() == 0 && (reply.isPermanent() || reply.isTemporary() || !verdict.equals(UNKNOWN));
        ReturnResult.Told told = new ReturnResult.Told(null, reply.status(), reply.code(), given.toString(), null, null);
        ReturnKind kind = reply.isTemporary() ? ReturnKind.DELAY : ReturnKind.FAILURE;
        return refuses ? Optional.of(new ReturnResult(kind, null, null, told, verdict.bounce(), null, verdict.rule())) : Optional.empty();
    }

    /** By a text that holds more than the reply. */
    Verdict judge(Refusal refusal, String text) {
        Optional<Rule> rule = rules.get().reason(FoldedText.fold(ReplyText.withoutRepeatedCodes(text)), refusal);
        return rule.map(decided -> new Verdict(counted(((Reason) decided.decision()).bounce(), refusal), decided.name())).orElse(UNKNOWN);
    }

    private static Bounce counted(Bounce decided, Refusal refusal) {
        boolean beforeTheRecipient = refusal.stage() == Stage.CONNECT && refusal.reply().code() > 0 || refusal.stage() == Stage.MAIL;
        if (beforeTheRecipient && decided.category().isAboutTheRecipient()) {
            return new Bounce(BounceClass.SOFT, BounceCategory.POLICY);
        }
        return refusal.reply().isTemporary() ? new Bounce(BounceClass.SOFT, decided.category()) : decided;
    }
}
