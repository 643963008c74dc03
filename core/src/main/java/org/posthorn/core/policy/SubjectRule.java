package org.posthorn.core.policy;

import java.util.List;
import java.util.Optional;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Subject is present and has something to read in it once its encoded words (RFC 2047) are decoded. */
final class SubjectRule implements Rule {
    /** What is longer is not decoded, as that takes the square of the length; nobody writes so much in order to say nothing. */
    private static final int MAX_DECODED = 998;

    @Override
    public String name() {
        return "subject";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.subject();
    }

    @Override
    public Optional<String> check(Submitted message) {
        List<String> subjects = message.header().values("Subject");
        if (subjects.isEmpty()) {
            return Optional.of("Subject is missing, set one");
        }
        return isEmpty(subjects.get(0)) ? Optional.of("Subject is empty, write one") : Optional.empty();
    }

    private static boolean isEmpty(String subject) {
        boolean encoded = subject.length() <= MAX_DECODED && subject.contains("=?");
        return subject.isBlank() || encoded && DecoderUtil.decodeEncodedWords(subject, DecodeMonitor.SILENT).isBlank();
    }
}
