package org.posthorn.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import javax.mail.MessagingException;

import org.apache.mailet.MailetConfig;

/** Reads one mailet's init parameters once and strictly, and reports every mistake in one message. */
public final class InitParameters {
    private static final Set<String> CONTAINER_PARAMETERS = Set.of("onMailetException", "onMatchException");

    private final MailetConfig config;
    private final Set<String> unread = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private InitParameters(MailetConfig config) {
        this.config = config;
        config.getInitParameterNames().forEachRemaining(unread::add);
        unread.removeAll(CONTAINER_PARAMETERS);
    }

    /**
     * Reads the settings.
     *
     * @throws MessagingException naming every parameter that is missing, unknown or malformed
     */
    public static <T> T parse(MailetConfig config, Function<InitParameters, T> reader) throws MessagingException {
        InitParameters parameters = new InitParameters(config);
        T settings = reader.apply(parameters);
        parameters.unread.forEach(name -> parameters.mistakes.add("<" + name + "> is not a parameter of this mailet"));
        if (!parameters.mistakes.isEmpty()) {
            throw new MessagingException(config.getMailetName() + ": " + String.join("; ", parameters.mistakes));
        }
        return settings;
    }

    /**
     * Makes sure that a mailet without settings is given none.
     *
     * @throws MessagingException naming what it was given
     */
    public static void none(MailetConfig config) throws MessagingException {
        parse(config, parameters -> Optional.empty());
    }

    public String required(String name) {
        return optional(name).orElseGet(() -> {
            mistakes.add("<" + name + "> is required");
            return "";
        });
    }

    public Optional<String> optional(String name) {
        unread.remove(name);
        return Optional.ofNullable(config.getInitParameter(name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** A value that {@code reader} understands; it throws {@link IllegalArgumentException} for any other. */
    public <T> T value(String name, T whenAbsent, String expected, Function<String, T> reader) {
        return optional(name).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                mistakes.add("<" + name + "> is '" + text + "', expected " + expected);
                return whenAbsent;
            }
        }).orElse(whenAbsent);
    }
}
