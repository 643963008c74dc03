package org.posthorn.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS contexts for tests; none of them checks anything. */
final class Tls {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private Tls() {
    }

    /** The certificate is made once for each JVM, by the JDK's keytool. */
    private static final class SelfSignedHolder {
        private static final SSLContext CONTEXT = makeSelfSigned();
    }

    static SSLContext selfSigned() {
        return SelfSignedHolder.CONTEXT;
    }

    /** A server context whose handshakes fail: it has no certificate to show. */
    static SSLContext withoutCertificate() {
        return context(new KeyManager[0]);
    }

    /** A client context that accepts any certificate. */
    static SSLContext trustingAnything() {
        return context(new KeyManager[0]);
    }

    private static SSLContext makeSelfSigned() {
        try {
            Path folder = Files.createTempDirectory("posthorn-testing");
            Path file = folder.resolve("self-signed.p12");
            try {
                Programs.run(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
                        "-groupname", "secp256r1", "-dname", "CN=mx.test", "-validity", "30", "-alias", "mx", "-storetype", "PKCS12",
                        "-storepass", new String(PASSWORD), "-keystore", file.toString()), Duration.ofSeconds(60)).orThrow();
                return context(keyManagers(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a self-signed certificate", e);
        }
    }

    private static KeyManager[] keyManagers(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, PASSWORD);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot read the key store that keytool wrote", e);
        }
    }

    private static SSLContext context(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustAnything()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no TLS", e);
        }
    }

    /** The extended class, since the JDK adds host name checks of its own to the plain interface. */
    private static final class TrustAnything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
