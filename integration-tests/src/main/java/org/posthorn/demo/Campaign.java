package org.posthorn.demo;

import java.io.IOException;
import java.util.List;
import org.posthorn.testing.AdminApi;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.SmtpClient;
import org.posthorn.testing.SmtpReply;

/** The customer: an account with a sending domain, and what it submits. */
final class Campaign {
    static final String ACCOUNT = "demo";
    static final String DOMAIN = "news.example.com";
    private static final String USER = "demo-mailer";
    private static final String PASSWORD = "winter-sale-2026";
    private static final String SENDER = "newsletter@" + DOMAIN;
    private final PosthornServer server;

    Campaign(PosthornServer server) {
        this.server = server;
    }

    /** Makes the account with all that it needs, and suppresses whom the script wants suppressed. */
    void signUp() throws IOException {
        AdminApi admin = server.admin();
        admin.createAccount(ACCOUNT, "{}");
        admin.createCredential(ACCOUNT, USER, PASSWORD);
        admin.createDomain(ACCOUNT, DOMAIN);
        for (Guest guest : Guest.of(Fate.SUPPRESSED)) {
            admin.put("/relay/accounts/" + ACCOUNT + "/suppressions/" + AdminApi.encode(guest.address()), "{\"reason\":\"manual\"}").orThrow();
        }
    }

    /** One message for each, over one session with STARTTLS and AUTH. Throws IOException when one is refused. */
    void submit(List<Guest> guests) throws IOException {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", server.port("submission")).logIn(USER, PASSWORD)) {
            for (Guest guest : guests) {
                SmtpReply reply = client.sendMessage(SENDER, guest.address(), message(guest));
                if (!reply.isPositive()) {
                    throw new IOException("The message to " + guest.address() + " was refused: " + reply);
                }
            }
            client.send("QUIT");
        }
    }

    private static String message(Guest guest) {
        return """
                From: Winter News <%s>
                To: %s <%s>
                Subject: %s, the winter sale begins
                Date: Sat, 21 Nov 2026 21:00:00 +0000
                Message-ID: <winter-%s@%s>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="=_winter"

                --=_winter
                Content-Type: text/plain; charset=us-ascii

                Hello %s, the winter sale begins today: https://shop.example.com/winter

                --=_winter
                Content-Type: text/html; charset=us-ascii

                <html><body>
                <h1>Hello %s</h1>
                <p>The <a href="https://shop.example.com/winter">winter sale</a> begins today.</p>
                </body></html>

                --=_winter--
                """.formatted(SENDER, guest.name(), guest.address(), guest.name(), guest.name(), DOMAIN, guest.name(), guest.name())
                .replace("\n", "\r\n");
    }
}
