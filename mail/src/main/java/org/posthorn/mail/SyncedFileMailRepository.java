package org.posthorn.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.file.FileMailRepository;
import org.apache.mailet.Mail;
import org.posthorn.core.message.RawMessage;

/**
 * James' repository of files, with a message on the disk when {@link #store} returns: a queue that let go of it then has not lost it. A message comes
 * out byte for byte as it went in; James' own writes its header anew.
 */
public final class SyncedFileMailRepository extends FileMailRepository {
    private static final String MESSAGE = ".Repository.FileStreamStore";
    private static final String ENVELOPE = ".Repository.FileObjectStore";

    private FileSystem files;
    private String destination;

    @Inject
    @Override
    public void setFileSystem(FileSystem fileSystem) {
        super.setFileSystem(fileSystem);
        files = fileSystem;
    }

    @Override
    public void configure(HierarchicalConfiguration<ImmutableNode> config) {
        super.configure(config);
        destination = config.getString("[@destinationURL]");
    }

    @Override
    public MailKey store(Mail mail) throws MessagingException {
        MailKey key = super.store(mail);
        try {
            sync(file(key, MESSAGE), StandardOpenOption.WRITE);
            sync(file(key, ENVELOPE), StandardOpenOption.WRITE);
            sync(directory(), StandardOpenOption.READ);
            return key;
        } catch (IOException e) {
            throw new MessagingException("Mail " + key.asString() + " cannot be brought to the disk", e);
        }
    }

    @Override
    public Mail retrieve(MailKey key) throws MessagingException {
        Mail mail = super.retrieve(key);
        if (mail != null) {
            try {
                RawMimeMessage.set(mail, RawMessage.of(Files.readAllBytes(file(key, MESSAGE))));
            } catch (IOException e) {
                throw new MessagingException("Mail " + key.asString() + " cannot be read", e);
            }
        }
        return mail;
    }

    private Path directory() throws IOException {
        return files.getFileWithinBaseDir(destination).toPath();
    }

    private Path file(MailKey key, String extension) throws IOException {
        return directory().resolve(HexFormat.of().withUpperCase().formatHex(key.asString().getBytes(UTF_8)) + extension);
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
