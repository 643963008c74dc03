package org.posthorn.scenarios;

import java.io.IOException;
import org.posthorn.testing.Received;

/** An account that tracks and lets unsubscribe, and the HTML mail that it sends. */
record Newsletter(Customer customer) {
    static final String SHOP = "https://shop.example/de?a=1&b=2&copy=3";
    static final String UMLAUTS = "https://shop.example/schöne/grüße?q=ä";

    static Newsletter begin(Customer customer) throws IOException {
        customer.admin().createAccount(customer.id(), "{\"tracking\":{\"opens\":true,\"clicks\":true},\"unsubscribe\":true}");
        return new Newsletter(customer);
    }

    /** In HTML, with both links. */
    static String html() {
        return """
            <html><body><p>Hello <a href="https://shop.example/de?a=1&amp;b=2&amp;copy=3">Shop</a>
            <a href='https://shop.example/schöne/grüße?q=ä'>Grüße</a> <a href="mailto:a@b.example">Mail</a>
            <a data-posthorn="off" href="https://shop.example/off">Off</a></p></body></html>
            """.replace("\n", "\r\n");
    }

    /** The message of {@link Customer#message} with these MIME fields, one a line, and that body. */
    String message(String recipient, String fields, String body) {
        String plain = customer.message(recipient);
        String head = plain.substring(0, plain.indexOf("Content-Type:"));
        return head + fields.replace("\n", "\r\n") + "\r\n" + body;
    }

    Received send(String recipient, String fields, String body) throws IOException {
        customer.submitMessage(message(recipient, fields, body), recipient);
        Received copy = customer.sink().inbox().awaitTo(recipient, Customer.PATIENCE);
        customer.awaitEvent("delivered", recipient);
        return copy;
    }

    /** Sends the HTML and answers who got it. */
    Visitor send(String recipient) throws IOException {
        return new Visitor(send(recipient, "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n", html()), customer.server().port("web"));
    }
}
