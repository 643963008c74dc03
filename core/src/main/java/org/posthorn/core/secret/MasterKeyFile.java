package org.posthorn.core.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** The master key's file: its octets and nothing else, for its owner alone. */
final class MasterKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_RIGHTS = PosixFilePermissions.fromString("rwx------");

    private MasterKeyFile() {
    }

    static byte[] loadOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file.toAbsolutePath());
        }
        return load(file);
    }

    private static byte[] load(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNERS_RIGHTS);
        if (!others.isEmpty()) {
            throw new IOException("Others than its owner may touch the master key " + file + " (" + others + "); correct that with: chmod 600 " + file);
        }
        byte[] secret = read(file);
        if (secret.length != MasterKey.BYTES) {
            throw new IOException("The master key " + file + " must be exactly " + MasterKey.BYTES
                + " octets long and is not; put back the right file from a backup, or remove it if nothing was stored under it yet");
        }
        return secret;
    }

    /** One octet more than a key has tells a longer file from a key without reading it all. */
    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MasterKey.BYTES + 1);
        }
    }

    /** Writes the key aside and links it in: nobody ever sees half a key, and of two that start at once one wins. */
    private static void create(Path file) throws IOException {
        Path directory = file.getParent();
        Files.createDirectories(directory);
        Path aside = Files.createTempFile(directory, file.getFileName().toString(), ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            write(aside);
            Files.createLink(file, aside);
            sync(directory);
        } catch (FileAlreadyExistsException e) {
            load(file);
        } finally {
            Files.delete(aside);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] secret = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(secret);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
