package org.posthorn.conf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of mailetcontainer.xml what its shape does not say. */
final class MailetContainerCheck {
    private static final List<String> NEEDED = List.of("root", "error");

    private final ClassNames classes;
    private final Mistakes mistakes;

    MailetContainerCheck(ClassNames classes, Mistakes mistakes) {
        this.classes = classes;
        this.mistakes = mistakes;
    }

    void check(XmlElement root) {
        Shapes.MAILET_CONTAINER.check(root, mistakes);
        List<XmlElement> processors = root.all("processors", "processor");
        Set<String> states = processors.stream().flatMap(processor -> processor.attribute("state").stream()).collect(Collectors.toSet());
        root.child("processors").ifPresent(all -> NEEDED.stream().filter(state -> !states.contains(state))
            .forEach(state -> mistakes.add(all, "there is no processor '" + state + "'")));
        checkStates(processors);
        TagsCheck tags = new TagsCheck(mistakes);
        for (XmlElement processor : processors) {
            Set<String> composites = new MatcherCheck(classes, mistakes).checkComposites(processor);
            MailetCheck mailets = new MailetCheck(classes, states, composites, tags, mistakes);
            processor.children("mailet").forEach(mailets::check);
        }
        tags.finish();
    }

    private void checkStates(List<XmlElement> processors) {
        Set<String> seen = new HashSet<>();
        for (XmlElement processor : processors) {
            String state = processor.attribute("state").orElse("");
            if (state.equals("ghost")) {
                mistakes.add(processor, "state 'ghost' is what ends a message, expected another name");
            } else if (!state.isEmpty() && !seen.add(state)) {
                mistakes.add(processor, "there is another processor '" + state + "' above, expected one of a name");
            }
        }
    }
}
