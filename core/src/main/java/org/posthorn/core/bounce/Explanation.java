package org.posthorn.core.bounce;

import java.util.Optional;
import java.util.function.Supplier;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.posthorn.core.bounce.ReturnResult.Told;

/** Makes of a report's words what they mean for a recipient. */
final class Explanation {
    private static final Pattern HOST = Pattern.compile(
        "(?i)(?:\\bhost:?|talking to|connected to|\\bby|server) ?\\n? *([a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)+)[.:]?(?:[ \\n\\[(,]|$)");
    private static final int MAX_SEARCHED = 1000;

    private final BounceRules rules;
    private final StatusClassifier classifier;
    private final String subject;

    /** @param subject the report's, which may tell the reason where nothing else does */
    Explanation(Supplier<BounceRules> rules, String subject) {
        this.rules = rules.get();
        this.subject = subject;
        this.classifier = new StatusClassifier(() -> this.rules);
    }

    /** Whether a phrase in the text tells that a mailbox is gone, full or not in use. */
    boolean tellsOfTheRecipient(String text) {
        Verdict verdict = classifier.judge(new Refusal(null, SmtpReply.local(null, ""), null), text);
        return rules.isByPhrase(verdict.rule()) && verdict.bounce().category().isAboutTheRecipient();
    }

    /**
     * A result of a report's fields.
     *
     * @param context what the report says to people of the recipient
     * @param session what it says of the session; empty if it may be about others
     */
    ReturnResult of(DsnRecipient entry, String context, String session, String rule) {
        String diagnosis = entry.diagnostic() == null ? "" : entry.diagnostic().strip();
        SmtpReply reply = reply(entry, diagnosis, context);
        String host = host(entry.remoteMta(), context);
        String words = diagnosis.isEmpty() && entry.comment() != null ? entry.comment() : diagnosis;
        Refusal refusal = new Refusal(stage(diagnosis + "\n" + context, session), reply, host);
        Optional<Verdict> verdict = isBounce(entry.kind()) ? Optional.of(orBySubject(judge(refusal, words, context), refusal))
            : Optional.empty();
        Told told = new Told(entry.action(), reply.status(), reply.code(), shortened(diagnosis.isEmpty() ? context : diagnosis), host, entry.reportingMta());
        return result(entry.kind(), entry.recipient(), entry.finalRecipient(), told, verdict, rule);
    }

    /** The diagnosis' reply, with the codes of the words around it or of the report itself where it has none or vague ones. */
    private static SmtpReply reply(DsnRecipient entry, String diagnosis, String context) {
        SmtpReply said = ReplyText.find(diagnosis);
        if (said.code() == 0 && isVague(entry.status()) && isVague(said.status())) {
            SmtpReply elsewhere = ReplyText.find(context);
            said = new SmtpReply(elsewhere.code(), elsewhere.status(), diagnosis.isEmpty() ? elsewhere.text() : diagnosis);
        }
        String status = isVague(said.status()) && entry.status() != null ? entry.status() : said.status();
        return new SmtpReply(said.code(), status, said.text());
    }

    /**
     * A result of words alone.
     *
     * @param about what is said of this recipient
     * @param all all that is said
     */
    ReturnResult of(ReturnKind kind, String recipient, String about, String all, String rule) {
        SmtpReply own = ReplyText.find(about);
        boolean silent = own.code() == 0 && own.status() == null;
        SmtpReply said = silent ? ReplyText.find(all) : own;
        String host = host(null, silent ? all : about);
        Refusal refusal = new Refusal(stage(about, ""), own, host);
        Verdict verdict = judge(refusal, "", about);
        if (silent && !rules.isByPhrase(verdict.rule())) {
            verdict = judge(new Refusal(stage(all, ""), said, host), all);
        }
        Told told = new Told(kind == ReturnKind.DELAY ? "delayed" : "failed", said.status(), said.code(), shortened(about.isBlank() ? all : about), host, null);
        return result(kind, recipient, recipient, told, Optional.of(orBySubject(verdict, refusal)), rule);
    }

    private static ReturnResult result(ReturnKind kind, String recipient, String last, Told told, Optional<Verdict> verdict, String rule) {
        Bounce bounce = verdict.map(Verdict::bounce).map(decided -> kind == ReturnKind.DELAY ? new Bounce(BounceClass.SOFT, decided.category()) : decided)
            .orElse(null);
        return new ReturnResult(kind, recipient, last, told, bounce, null, verdict.map(decided -> rule + ":" + decided.rule()).orElse(rule));
    }

    private static boolean isBounce(ReturnKind kind) {
        return kind == ReturnKind.FAILURE || kind == ReturnKind.DELAY;
    }

    /** By the reply and the words if a phrase is in them, else by a phrase around them if the codes say little, else by the codes. */
    private Verdict judge(Refusal refusal, String words, String around) {
        Verdict own = judge(refusal, words);
        boolean telling = !isVague(refusal.reply().status()) && refusal.reply().code() > 0 && !own.rule().equals(StatusClassifier.NO_RULE);
        if (rules.isByPhrase(own.rule()) || telling) {
            return own;
        }
        Verdict wider = judge(refusal, around);
        return rules.isByPhrase(wider.rule()) ? wider : own;
    }

    private Verdict orBySubject(Verdict verdict, Refusal refusal) {
        return verdict.rule().equals(StatusClassifier.NO_RULE) ? judge(refusal, subject) : verdict;
    }

    private Verdict judge(Refusal refusal, String words) {
        return classifier.judge(refusal, refusal.reply() + "\n" + words);
    }

    /** @param otherwise where it is looked for if the text does not tell */
    private Stage stage(String text, String otherwise) {
        return rules.stage(FoldedText.fold(text)).or(() -> rules.stage(FoldedText.fold(otherwise))).orElse(null);
    }

    private static boolean isVague(String status) {
        return status == null || status.endsWith(".0.0");
    }

    private static String host(String remoteMta, String context) {
        if (remoteMta != null && !remoteMta.isBlank()) {
            return remoteMta.strip().split("[ (]", 2)[0];
        }
        Matcher matcher = HOST.matcher(context.substring(0, Math.min(context.length(), MAX_SEARCHED)));
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String shortened(String text) {
        return SmtpReply.local(null, text).text();
    }
}
