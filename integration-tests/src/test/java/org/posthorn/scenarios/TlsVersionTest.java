package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS 1.2 is the least version accepted. The hello is made by hand, since the JDK's client offers no older one. */
@ExtendWith(SharedServer.class)
class TlsVersionTest {
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private final Customer customer;

    TlsVersionTest(Customer customer) {
        this.customer = customer;
    }

    /** The first octet of the answer: the type of the TLS record (RFC 5246 section 6.2.1). */
    private int answerTo(int version) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), customer.server().port("smtps"))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello(version));
            return socket.getInputStream().read();
        }
    }

    /** A ClientHello (RFC 5246 section 7.4.1.2) with ECDHE-RSA suites, the curve P-256 and signatures by RSA with SHA-256 or SHA-1. */
    private static byte[] hello(int version) throws IOException {
        byte[] extensions = {0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 8, 0, 6, 4, 1, 8, 4, 2, 1};
        byte[] suites = {(byte) 0xc0, 0x2f, (byte) 0xc0, 0x30, (byte) 0xc0, 0x27, (byte) 0xc0, 0x13, (byte) 0xc0, 0x14, 0, 0x2f};
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeShort(version);
        fields.write(new byte[32]);
        fields.writeByte(0);
        fields.writeShort(suites.length);
        fields.write(suites);
        fields.write(new byte[] {1, 0});
        fields.writeShort(extensions.length);
        fields.write(extensions);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(record);
        header.writeByte(HANDSHAKE);
        header.writeShort(0x0301);
        header.writeShort(body.size() + 4);
        header.writeInt(1 << 24 | body.size());
        header.write(body.toByteArray());
        return record.toByteArray();
    }

    @Test
    void aClientThatSpeaksTls11IsRefused() throws IOException {
        assertThat(answerTo(TLS_1_1)).isEqualTo(ALERT);
    }

    @Test
    void aClientThatSpeaksTls12IsAnswered() throws IOException {
        assertThat(answerTo(TLS_1_2)).isEqualTo(HANDSHAKE);
    }
}
