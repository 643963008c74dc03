package org.posthorn.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTemplateTest {
    private static final PageTemplate SHIPPED = PageTemplate.read(Optional.empty());

    @TempDir
    private Path directory;

    @Test
    void theQuestionHasTheButton() {
        assertThat(SHIPPED.question(Texts.in("de"), "a@b.example")).contains("<button type=\"submit\">Abmelden</button>");
    }

    @Test
    void whatIsDoneHasNoButton() {
        assertThat(SHIPPED.done(Texts.in("de"), "a@b.example")).doesNotContain("<button type");
    }

    @Test
    void thePageSaysItsLanguage() {
        assertThat(SHIPPED.gone(Texts.in("it"))).contains("<html lang=\"it\">");
    }

    @Test
    void noPlaceIsLeftOver() {
        assertThat(SHIPPED.question(Texts.in("en"), "a@b.example")).doesNotContain("{{", "}}", "{sender}");
    }

    @Test
    void aSenderIsNoHtml() {
        assertThat(SHIPPED.question(Texts.in("en"), "\"<script>alert('&')</script>\"@b.example"))
            .contains("&quot;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;&quot;@b.example").doesNotContain("<script");
    }

    @Test
    void aSenderIsNoPlaceOfTheTemplate() {
        assertThat(SHIPPED.done(Texts.in("en"), "\"{{form}}{{title}}\"@b.example")).contains("&quot;{{form}}{{title}}&quot;@b.example");
    }

    @Test
    void theOperatorsPageIsTaken() throws IOException {
        PageTemplate own = PageTemplate.read(Optional.of(Files.writeString(directory.resolve("own.html"), "<p>Ours: {{text}}{{form}}")));

        assertThat(own.gone(Texts.in("en"))).isEqualTo("<p>Ours: This link is too old: nothing is known of that message any more.");
    }

    @Test
    void anOperatorsPageWithoutAFormIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("own.html"), "<p>{{text}}");

        assertThatThrownBy(() -> PageTemplate.read(Optional.of(file)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("own.html needs the places {{text}} and {{form}}");
    }

    @Test
    void aPageThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> PageTemplate.read(Optional.of(directory.resolve("none.html")))).isInstanceOf(UncheckedIOException.class);
    }
}
