package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.message.RawMessage;

/** A sender, and a server for it to talk to. */
abstract class SmtpPeers {
    static final String MESSAGE = "Subject: hello\r\n\r\nworld\r\n";
    static final Duration PATIENT = Duration.ofSeconds(20);
    final ScriptedServer server = ScriptedServer.start();
    SmtpSender sender = sender(PATIENT, SmtpSettings.Pooling.DEFAULT);

    @AfterEach
    void closeBoth() {
        sender.close();
        server.close();
    }

    static SmtpSender sender(Duration patience, SmtpSettings.Pooling pooling) {
        return new SmtpSender(new SmtpSettings("relay.example.com", Optional.empty(), Timeouts.all(patience), pooling));
    }

    /** From now on a server may take no longer than a moment. */
    void beImpatient() {
        sender.close();
        sender = sender(Duration.ofMillis(300), SmtpSettings.Pooling.DEFAULT);
    }

    CompletableFuture<DeliveryResult> begin(String message) {
        RawMessage raw = RawMessage.of(message.getBytes(ISO_8859_1));
        Parcel parcel = new Parcel("b-1@bounce.example.com", "bob@example.org", () -> CompletableFuture.completedFuture(raw));
        return sender.send(parcel, List.of(server.target()));
    }

    DeliveryResult send(String message) {
        return begin(message).orTimeout(PATIENT.toSeconds(), TimeUnit.SECONDS).join();
    }

    DeliveryResult send() {
        return send(MESSAGE);
    }

    DeliveryResult.Delivered delivered() {
        return (DeliveryResult.Delivered) send();
    }

    DeliveryResult.Refused refused() {
        return (DeliveryResult.Refused) send();
    }
}
