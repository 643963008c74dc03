package org.posthorn.core.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds the chosen values against what the account may use. */
final class TagVerdict {
    private static final List<String> YES = List.of("yes", "y", "true", "1", "on");
    private static final List<String> NO = List.of("no", "n", "false", "0", "off");

    private final TagChoice choice;
    private final TagPolicy policy;
    private final List<TagFault> faults = new ArrayList<>();

    TagVerdict(TagChoice choice, TagPolicy policy) {
        this.choice = choice;
        this.policy = policy;
    }

    Tagged of(String account) {
        Tags tags = new Tags(text(Tag.CAMPAIGN), value(Tag.CHANNEL).orElse(account), text(Tag.RECIPIENT_ID),
            checked(Tag.MAILING, MailingCode::isCode, "is no mailing code, write " + MailingCode.FORM),
            checked(Tag.POOL, policy.pools()::contains, "names none of your pools, name one that is or leave it out"), bypasses());
        return new Tagged(tags, faults);
    }

    private String text(Tag tag) {
        return value(tag).orElse(null);
    }

    private Optional<String> value(Tag tag) {
        Optional<TagChoice.Chosen> chosen = choice.of(tag);
        chosen.filter(one -> one.value().fault() != null).ifPresent(one -> faults.add(new TagFault(tag, one.fault(one.value().fault()))));
        return chosen.map(one -> one.value().text());
    }

    private String checked(Tag tag, Predicate<String> isUsable, String fault) {
        Optional<String> value = value(tag);
        if (value.isPresent() && !isUsable.test(value.get())) {
            refuse(tag, fault);
            return null;
        }
        return value.orElse(null);
    }

    private boolean bypasses() {
        Optional<String> answer = value(Tag.BYPASS_SUPPRESSION).map(text -> text.toLowerCase(Locale.ROOT)).filter(text -> !NO.contains(text));
        if (answer.isPresent() && !YES.contains(answer.get())) {
            refuse(Tag.BYPASS_SUPPRESSION, "is neither yes nor no, write one of them");
        } else if (answer.isPresent() && !policy.mayBypassSuppression()) {
            refuse(Tag.BYPASS_SUPPRESSION, "is not permitted to you, leave it out or have it permitted");
        }
        return policy.mayBypassSuppression() && answer.filter(YES::contains).isPresent();
    }

    private void refuse(Tag tag, String what) {
        choice.of(tag).ifPresent(chosen -> faults.add(new TagFault(tag, chosen.fault(what))));
    }
}
