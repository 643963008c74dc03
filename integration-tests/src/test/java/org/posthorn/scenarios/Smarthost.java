package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.posthorn.testing.Postfix;

/** A customer's Postfix, set up as the guide says, but that a minute's wait is a second's here. */
record Smarthost(Customer customer, PostfixGuide guide, Postfix postfix) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CERTIFICATE = "relay.crt";
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> QUICK = Map.of("queue_run_delay", "1s", "minimal_backoff_time", "1s", "maximal_backoff_time", "2s",
            "smtp_connection_reuse_time_limit", "5s", "in_flow_delay", "0");

    static Smarthost start(Customer customer, Path home) throws IOException {
        PostfixGuide guide = filledIn(customer, home);
        Path folder = Files.createDirectories(Postfix.configuration(home));
        Files.writeString(folder.resolve("relay-password"), guide.password() + "\n");
        String certificate = Files.readString(customer.server().home().resolve("conf/tls.crt"));
        Files.writeString(folder.resolve(CERTIFICATE), certificate);
        customer.admin().createCredential(customer.id(), customer.id(), PASSWORD);
        Map<String, String> settings = guide.settings();
        settings.putAll(QUICK);
        settings.put("smtp_tls_secure_cert_match", subject(certificate));
        return new Smarthost(customer, guide, Postfix.start(home, settings, guide.services()));
    }

    private static PostfixGuide filledIn(Customer customer, Path home) throws IOException {
        return PostfixGuide.read()
                .with("[relay.example.net]:587", "[127.0.0.1]:" + customer.server().port("submission")).with("relay.example.net", "127.0.0.1")
                .with("/etc/postfix", Postfix.configuration(home).toString()).with("acme-app:", customer.id() + ":")
                .with("/etc/ssl/certs/ca-certificates.crt", Postfix.configuration(home).resolve(CERTIFICATE).toString());
    }

    /** The name in it, as there is no DNS here in which that name could be found as the relay's. */
    private static String subject(String certificate) throws IOException {
        try (InputStream pem = new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))) {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return read.getSubjectX500Principal().getName().replace("CN=", "");
        } catch (CertificateException e) {
            throw new IOException("Not a certificate: " + certificate, e);
        }
    }

    /** Hands Postfix messages with these numbers, each to a recipient of its own. */
    void send(int from, int to) {
        StringBuilder dialogue = new StringBuilder("EHLO application.example.com\r\n");
        for (int number = from; number <= to; number++) {
            dialogue.append("MAIL FROM:<").append(customer.sender()).append(">\r\nRCPT TO:<").append(recipient(number)).append(">\r\nDATA\r\n")
                    .append(customer.message(recipient(number))).append(".\r\n");
        }
        assertThat(postfix.smtp(dialogue.append("QUIT\r\n").toString()).split("250 2.0.0 Ok: queued", -1)).hasSize(to - from + 2);
    }

    /** Hands Postfix one message to so many recipients, which the relay gets as that many messages, as fast as its sessions take them. */
    void sendToMany(int count) {
        String[] recipients = IntStream.rangeClosed(1, count).mapToObj(this::recipient).toArray(String[]::new);
        postfix.sendmail(customer.sender(), customer.message("everybody@" + customer.id() + ".example").getBytes(StandardCharsets.US_ASCII), recipients);
    }

    private String recipient(int number) {
        return "r" + number + "@" + customer.id() + ".example";
    }

    /** Waits until Postfix has logged what the guide says of this case. */
    void awaitLogged(String when) {
        Pattern line = Pattern.compile("status=deferred \\(.*" + guide.logged(when));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(postfix.log()).containsPattern(line));
    }

    /** Waits until Postfix has so many messages and all of them wait for a next try. Answers their reasons. */
    List<String> awaitDeferred(int count) {
        return await().atMost(PATIENCE).until(this::reasons, reasons -> reasons.size() == count && !reasons.contains(""));
    }

    private List<String> reasons() throws IOException {
        return postfix.queue().stream().map(message -> message.path("recipients").path(0).path("delay_reason").asText()).toList();
    }

    /** Waits until neither Postfix nor the relay has anything to send any more. Answers how often each recipient of this customer got mail. */
    Map<String, Integer> awaitArrivals() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(reasons()).as(() -> "why Postfix has still got mail; its log ends so:\n" + lastLines(postfix.log())).isEmpty();
            assertThat(queued("spool") + queued("outgoing")).as("messages that the relay has still got").isZero();
        });
        Map<String, Integer> arrivals = new TreeMap<>();
        customer.sink().inbox().all().stream().flatMap(message -> message.recipients().stream())
                .filter(recipient -> recipient.endsWith("@" + customer.id() + ".example")).forEach(recipient -> arrivals.merge(recipient, 1, Integer::sum));
        return arrivals;
    }

    private static String lastLines(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private int queued(String queue) throws IOException {
        return customer.admin().get("/mailQueues/" + queue).orThrow().json().path("size").asInt(-1);
    }

    @Override
    public void close() {
        postfix.close();
    }
}
