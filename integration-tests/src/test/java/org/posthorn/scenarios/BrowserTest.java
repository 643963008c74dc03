package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.Browser;
import org.posthorn.testing.Received;
import org.posthorn.testing.RequiredTool;

/** A real browser shows a mail and follows its link. */
@ExtendWith(SharedServer.class)
class BrowserTest {
    private static final String EVE = "eve@browser.example";
    private final Customer customer;

    @TempDir
    private Path folder;

    BrowserTest(Customer customer) {
        this.customer = customer;
    }

    @Test
    void imageAndClickAreEventsOfTheRecipientWhoseMailIsShown() throws IOException {
        RequiredTool.CHROMIUM.require();
        Newsletter newsletter = Newsletter.begin(customer);
        try (MailReader reader = new MailReader()) {
            String link = reader.url() + "/shop?a=1&b=2&copy=%C3%A4";
            String html = "<html><body><a href=\"" + link.replace("&", "&amp;") + "\">Shop</a></body></html>\r\n";
            newsletter.send("bob@browser.example", "Content-Type: text/html\n", html);
            Received copy = newsletter.send(EVE, "Content-Type: text/html\n", html);
            reader.show(copy.body());
            try (Browser browser = Browser.open(reader.url(), Visitor.FIREFOX, folder)) {
                JsonNode clicked = customer.awaitEvent("clicked", EVE);
                JsonNode opened = customer.awaitEvent("opened", EVE);
                await().atMost(Customer.PATIENCE).until(() -> !reader.shopped().isEmpty());
                assertThat(browser).isNotNull();
                assertThat(reader.shopped()).first().isEqualTo("/shop?a=1&b=2&copy=%C3%A4");
                assertThat(clicked.path("link").asText()).isEqualTo(link);
                assertThat(opened.path("message")).isEqualTo(clicked.path("message"));
                assertThat(customer.eventTypes("bob@browser.example")).doesNotContain("opened", "clicked");
            }
        }
    }
}
