package org.posthorn.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import reactor.netty.http.server.HttpServerRequest;

/** The pages' words in a recipient's language. */
final class Texts {
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN, Locale.forLanguageTag("es"));
    private static final int MAX_ACCEPTED = 500;

    private final Locale locale;
    private final ResourceBundle words;

    private Texts(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(Texts.class.getPackageName() + ".pages", locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Texts of(HttpServerRequest request) {
        return in(request.requestHeaders().get("Accept-Language"));
    }

    /** By an Accept-Language field's value (RFC 9110 section 12.5.4); English if it is absent or nonsense, or none of its languages is known. */
    static Texts in(String accepted) {
        if (accepted == null || accepted.length() > MAX_ACCEPTED) {
            return new Texts(Locale.ENGLISH);
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(accepted), new ArrayList<>(KNOWN));
            return new Texts(found == null ? Locale.ENGLISH : found);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second is what the JDK's parser throws at a lone separator.
            return new Texts(Locale.ENGLISH);
        }
    }

    String language() {
        return locale.getLanguage();
    }

    String get(String key) {
        return words.getString(key);
    }
}
