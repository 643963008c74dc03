package org.posthorn.mail;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;

/** Mail repositories of files below a directory. */
final class MailFiles implements MailRepositoryStore, FileSystem {
    private final Path directory;
    private final Map<MailRepositoryUrl, MailRepository> repositories = new ConcurrentHashMap<>();

    MailFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public MailRepository select(MailRepositoryUrl url) {
        return repositories.computeIfAbsent(url, this::open);
    }

    private MailRepository open(MailRepositoryUrl url) {
        BaseHierarchicalConfiguration configuration = new BaseHierarchicalConfiguration();
        configuration.addProperty("[@destinationURL]", url.asString());
        SyncedFileMailRepository repository = new SyncedFileMailRepository();
        repository.setFileSystem(this);
        repository.configure(configuration);
        try {
            repository.init();
            return repository;
        } catch (Exception e) {
            throw new AssertionError("No repository at " + url.asString(), e);
        }
    }

    @Override
    public Optional<MailRepository> get(MailRepositoryUrl url) {
        return Optional.ofNullable(repositories.get(url));
    }

    @Override
    public Stream<MailRepository> getByPath(MailRepositoryPath path) {
        throw new UnsupportedOperationException("Nobody asks for a path");
    }

    @Override
    public Stream<MailRepositoryUrl> getUrls() {
        return repositories.keySet().stream();
    }

    @Override
    public Optional<Protocol> defaultProtocol() {
        return Optional.empty();
    }

    @Override
    public InputStream getResource(String url) {
        throw new UnsupportedOperationException("Nobody asks for a resource");
    }

    @Override
    public File getFile(String url) {
        return directory.resolve(url.substring(FILE_PROTOCOL.length())).toFile();
    }

    @Override
    public File getBasedir() {
        return directory.toFile();
    }
}
