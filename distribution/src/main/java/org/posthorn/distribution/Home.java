package org.posthorn.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.posthorn.conf.ShippedConfiguration;

/** A server's directory: {@code conf/} configuration, {@code var/} data, {@code log/}. */
record Home(Path directory) {
    Home {
        directory = directory.toAbsolutePath().normalize();
    }

    Path conf() {
        return directory.resolve("conf");
    }

    Path var() {
        return directory.resolve("var");
    }

    Path file(String relative) {
        return directory.resolve(relative);
    }

    /** Makes what is missing: the directories, and in an empty home a working configuration with a self-signed certificate. */
    void prepare() {
        try {
            Files.createDirectories(var());
            Files.createDirectories(file("log"));
            if (!hasConfiguration()) {
                Files.createDirectories(conf());
                ShippedConfiguration.copyTo(conf());
            }
            if (Files.notExists(conf().resolve("tls.key")) && Files.notExists(conf().resolve("tls.crt"))) {
                SelfSignedCertificate certificate = SelfSignedCertificate.create(HostName.ofMachine());
                writePrivate(conf().resolve("tls.key"), certificate.privateKeyPem());
                Files.writeString(conf().resolve("tls.crt"), certificate.certificatePem());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The home " + directory + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /**
     * Makes this process the home's only one, until it ends: two that write the same stores would spoil them.
     *
     * @throws IllegalStateException if another one is there
     */
    void occupy() {
        try {
            // Never closed: the lock is held as long as the process lives.
            FileChannel file = FileChannel.open(var().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                throw new IllegalStateException("Another Posthorn runs on " + directory + ", stop it first");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(var() + " cannot be locked", e);
        }
    }

    /** Writes a file that only its owner reads, whole or not at all. */
    static void writePrivate(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Settings alone are no configuration: the files that are missing beside them are put there. */
    private boolean hasConfiguration() throws IOException {
        if (Files.notExists(conf())) {
            return false;
        }
        try (Stream<Path> files = Files.list(conf())) {
            return files.anyMatch(file -> file.toString().endsWith(".xml"));
        }
    }
}
