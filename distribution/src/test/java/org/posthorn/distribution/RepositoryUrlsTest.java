package org.posthorn.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryUrlsTest {
    private static final MailRepositoryUrl HELD = MailRepositoryUrl.from("file://var/mail/held/");

    @TempDir
    private Path directory;

    @Test
    void aRepositoryIsListedOnceHoweverOftenItIsAdded() {
        RepositoryUrls urls = new RepositoryUrls(directory.resolve("repositories.txt"));
        urls.add(HELD);
        urls.add(HELD);
        assertThat(urls.listDistinct()).containsExactly(HELD);
    }

    @Test
    void aRepositoryIsStillListedAfterARestart() {
        new RepositoryUrls(directory.resolve("repositories.txt")).add(HELD);
        assertThat(new RepositoryUrls(directory.resolve("repositories.txt")).contains(HELD)).isTrue();
    }
}
