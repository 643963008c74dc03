package org.posthorn.core.bounce;

import java.util.List;
import java.util.stream.Collectors;

/** An operator's rules cannot be used; the message names every mistake with its file and line. */
public final class BounceRulesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleMistake> mistakes;

    BounceRulesException(List<RuleMistake> mistakes) {
        super(mistakes.stream().map(RuleMistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<RuleMistake> mistakes() {
        return mistakes;
    }
}
