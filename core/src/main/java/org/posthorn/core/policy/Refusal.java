package org.posthorn.core.policy;

import java.util.List;

/** The codes of a refusal at the end of DATA (RFC 5321 section 4.2, RFC 3463). */
public enum Refusal {
    /** The message is not as the account's rules want it. */
    POLICY("550", "5.7.1"),
    /** The message is none by the standard. */
    MALFORMED("554", "5.6.0");

    private final String code;
    private final String enhanced;

    Refusal(String code, String enhanced) {
        this.code = code;
        this.enhanced = enhanced;
    }

    /**
     * One reply for all the rules that a message breaks, with the first one's codes.
     *
     * @param rules a text for each rule, its name first; printable ASCII
     */
    public record Reply(Refusal refusal, List<String> rules) {
        public Reply {
            rules = List.copyOf(rules);
        }

        /** The reply's lines without the reply code, each with the enhanced code (RFC 2034 section 4). */
        public List<String> lines() {
            return rules.stream().map(rule -> refusal.enhanced + " " + rule).toList();
        }

        /** The reply as an event has it. */
        public String inOneLine() {
            return refusal.code + " " + refusal.enhanced + " " + String.join("; ", rules);
        }
    }

    /** The reply to a message that breaks these rules; there is one at least. */
    public static Reply reply(List<Broken> broken) {
        return new Reply(broken.get(0).refusal(), broken.stream().map(one -> one.rule() + ": " + one.text()).toList());
    }

    /** The reply code, three digits. */
    public String code() {
        return code;
    }

    /** The enhanced status code. */
    public String enhanced() {
        return enhanced;
    }
}
