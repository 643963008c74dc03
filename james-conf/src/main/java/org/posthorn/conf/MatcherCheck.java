package org.posthorn.conf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.mail.MessagingException;

import org.apache.james.mailetcontainer.impl.matchers.CompositeMatcher;
import org.apache.mailet.Matcher;
import org.posthorn.matchers.MatcherConditions;

/** Checks what {@code match} and {@code notmatch} say. */
final class MatcherCheck {
    private static final String STANDARD = "org.apache.james.transport.matchers";

    private final ClassNames classes;
    private final Mistakes mistakes;
    private final Set<String> composites = new HashSet<>();

    MatcherCheck(ClassNames classes, Mistakes mistakes) {
        this.classes = classes;
        this.mistakes = mistakes;
    }

    /** Checks a processor's own matchers and returns their names, which its mailets may match by. */
    Set<String> checkComposites(XmlElement processor) {
        List<XmlElement> named = processor.children("matcher");
        named.stream().filter(matcher -> matcher.attribute("name").isEmpty())
            .forEach(matcher -> mistakes.add(matcher, "attribute 'name' is missing, no mailet can match by it"));
        named.forEach(this::checkComposite);
        return Set.copyOf(composites);
    }

    private void checkComposite(XmlElement matcher) {
        check(matcher, Set.of());
        matcher.attribute("name").filter(name -> !composites.add(name))
            .ifPresent(name -> mistakes.add(matcher, "there is another matcher '" + name + "' above, expected one of a name"));
        List<XmlElement> parts = matcher.children("matcher");
        if (!parts.isEmpty() && !isComposite(matcher)) {
            mistakes.add(matcher, "its matchers would be ignored, expected a composite matcher as org.apache.james.mailetcontainer.impl.matchers.Or");
        }
        parts.forEach(this::checkComposite);
    }

    /** That an element says exactly once, and with a matcher that is there, which messages it is for. */
    void check(XmlElement element, Set<String> names) {
        Optional<String> match = element.attribute("match");
        Optional<String> notMatch = element.attribute("notmatch");
        if (match.isPresent() == notMatch.isPresent()) {
            mistakes.add(element, match.isPresent() ? "both 'match' and 'notmatch' are there, expected one" : "attribute 'match' is missing, or 'notmatch'");
        }
        match.filter(name -> !names.contains(name)).ifPresent(name -> checkClass(element, "match", name));
        notMatch.ifPresent(name -> checkClass(element, "notmatch", name));
    }

    private void checkClass(XmlElement element, String attribute, String match) {
        if (!match.isEmpty()) {
            classes.mistakeIn(className(match), Matcher.class, STANDARD).or(() -> mistakeInCondition(match))
                .ifPresent(wrong -> mistakes.add(element, "attribute '" + attribute + "': " + wrong));
        }
    }

    private Optional<String> mistakeInCondition(String match) {
        try {
            String name = className(match);
            MatcherConditions.check(classes.find(name, STANDARD).orElseThrow(), name.equals(match) ? null : match.substring(name.length() + 1));
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(e.getMessage());
        }
    }

    private boolean isComposite(XmlElement matcher) {
        return matcher.attribute("match").or(() -> matcher.attribute("notmatch"))
            .flatMap(match -> classes.find(className(match), STANDARD)).map(CompositeMatcher.class::isAssignableFrom).orElse(true);
    }

    private static String className(String match) {
        int condition = match.indexOf('=');
        return condition < 0 ? match : match.substring(0, condition);
    }
}
