package org.posthorn.conf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.mail.MessagingException;

import org.apache.james.transport.mailets.RecipientRewriteTable;
import org.apache.james.transport.mailets.Requeue;
import org.apache.james.transport.mailets.ToProcessor;
import org.apache.mailet.Mailet;

import org.posthorn.mailets.MailetSettings;

/** Checks one mailet: its class, its settings, and that the processors it sends messages to are there. */
final class MailetCheck {
    private static final String STANDARD = "org.apache.james.transport.mailets";
    private static final Map<Class<?>, String> TARGETS_OF_JAMES = Map.of(
        ToProcessor.class, "processor", Requeue.class, "processor", RecipientRewriteTable.class, "errorProcessor");
    private static final Map<String, Set<String>> ON_EXCEPTION = Map.of(
        "onMailetException", Set.of("ignore", "propagate"),
        "onMatchException", Set.of("nomatch", "matchall", "propagate"));

    private final ClassNames classes;
    private final Set<String> states;
    private final Set<String> composites;
    private final TagsCheck tags;
    private final Mistakes mistakes;

    MailetCheck(ClassNames classes, Set<String> states, Set<String> composites, TagsCheck tags, Mistakes mistakes) {
        this.classes = classes;
        this.states = states;
        this.composites = composites;
        this.tags = tags;
        this.mistakes = mistakes;
    }

    void check(XmlElement mailet) {
        new MatcherCheck(classes, mistakes).check(mailet, composites);
        checkOnException(mailet);
        String name = mailet.attribute("class").orElse("");
        Optional<String> wrong = classes.mistakeIn(name, Mailet.class, STANDARD);
        if (wrong.isPresent() && !name.isEmpty()) {
            mistakes.add(mailet, "attribute 'class': " + wrong.get());
        } else {
            classes.find(name, STANDARD).ifPresent(found -> checkSettings(mailet, found));
        }
    }

    private void checkSettings(XmlElement mailet, Class<?> found) {
        try {
            Optional<Object> settings = MailetSettings.read(found, new XmlMailetConfig(mailet));
            settings.ifPresent(known -> tags.note(mailet, known));
            if (settings.isPresent() && settings.get() instanceof MailetSettings.NextProcessor next) {
                checkTarget(mailet, next.processor());
            }
        } catch (MessagingException e) {
            mistakes.add(mailet, e.getMessage());
            tags.noteUnreadable();
        }
        Optional.ofNullable(TARGETS_OF_JAMES.get(found)).flatMap(mailet::childText).ifPresent(target -> checkTarget(mailet, target));
        if (found.equals(ToProcessor.class) && mailet.child("processor").isEmpty()) {
            mistakes.add(mailet, "element <processor> is missing");
        }
    }

    private void checkTarget(XmlElement mailet, String target) {
        if (!states.contains(target)) {
            mistakes.add(mailet, "there is no processor '" + target + "', " + Names.expected(target, states));
        }
    }

    private void checkOnException(XmlElement mailet) {
        for (String name : List.of("onMailetException", "onMatchException")) {
            Optional<String> target = mailet.childText(name).map(text -> text.toLowerCase(Locale.ROOT));
            target.filter(text -> !ON_EXCEPTION.get(name).contains(text)).ifPresent(text -> checkTarget(mailet, text));
        }
    }
}
