package org.posthorn.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page's HTML, ours or the operator's. It has the places {@code {{language}}}, {@code {{title}}}, {@code {{text}}} and {@code {{form}}}, which is
 * the button or nothing.
 */
public final class PageTemplate {
    private static final String FORM = "<form method=\"post\"><button type=\"submit\">%s</button></form>";

    private final String html;

    private PageTemplate(String html) {
        this.html = html;
    }

    /**
     * The operator's file, or the page that ships.
     *
     * @throws IllegalArgumentException if the file has no {@code {{form}}} and so no way to unsubscribe
     */
    public static PageTemplate read(Optional<Path> file) {
        try {
            String html = file.isPresent() ? Files.readString(file.get()) : shipped();
            if (!html.contains("{{form}}") || !html.contains("{{text}}")) {
                throw new IllegalArgumentException(file.get() + " needs the places {{text}} and {{form}}");
            }
            return new PageTemplate(html);
        } catch (IOException e) {
            throw new UncheckedIOException("The page to unsubscribe cannot be read", e);
        }
    }

    String question(Texts texts, String sender) {
        return page(texts, texts.get("question").replace("{sender}", escaped(sender)), FORM.formatted(texts.get("button")));
    }

    String done(Texts texts, String sender) {
        return page(texts, texts.get("done").replace("{sender}", escaped(sender)), "");
    }

    /** For what was so long ago that nothing is known of it any more. */
    String gone(Texts texts) {
        return page(texts, texts.get("gone"), "");
    }

    private String page(Texts texts, String text, String form) {
        return html.replace("{{language}}", texts.language()).replace("{{title}}", texts.get("title")).replace("{{form}}", form).replace("{{text}}", text);
    }

    private static String shipped() throws IOException {
        try (InputStream in = PageTemplate.class.getResourceAsStream("unsubscribe.html")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
