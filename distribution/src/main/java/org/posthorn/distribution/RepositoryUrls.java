package org.posthorn.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.MailRepositoryUrlStore;

/** The mail repositories that were ever used, a line each in a file, so that WebAdmin lists them after a restart. */
final class RepositoryUrls implements MailRepositoryUrlStore {
    private final Path file;
    private final Set<String> urls = new ConcurrentSkipListSet<>();

    RepositoryUrls(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                urls.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public synchronized void add(MailRepositoryUrl url) {
        if (!urls.add(url.asString())) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(url.asString()), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    @Override
    public Stream<MailRepositoryUrl> listDistinct() {
        return urls.stream().map(MailRepositoryUrl::from);
    }

    @Override
    public boolean contains(MailRepositoryUrl url) {
        return urls.contains(url.asString());
    }
}
