package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtherFilesCheckTest {
    @TempDir
    private Path directory;

    static List<Spoilt> repositories() {
        String file = "org.posthorn.mail.SyncedFileMailRepository";
        String repository = "/mailrepositories/mailrepository";
        return List.of(
            new Spoilt("an unknown element", "<protocols>", "<protocol>file</protocol><protocols>",
                repository + "/protocol: unknown element <protocol>, expected 'protocols'"),
            new Spoilt("an unknown attribute", "FIFO=", "fifi=\"true\" FIFO=", repository + "/config: unknown attribute 'fifi', expected 'FIFO'"),
            new Spoilt("a class that is not there", file, "my.Repository", repository + ": attribute 'class': there is no class 'my.Repository'"),
            new Spoilt("a class that is no repository", file, "java.lang.String", repository
                + ": attribute 'class': class 'java.lang.String' is no MailRepository"),
            new Spoilt("a default that is no repository's", "<defaultProtocol>file", "<defaultProtocol>memory",
                "/defaultProtocol: 'memory' is no repository's protocol, expected 'file'"));
    }

    static List<Spoilt> resolver() {
        return List.of(
            new Spoilt("an unknown element", "<autodiscover>", "<singleIPperMX>true</singleIPperMX><autodiscover>",
                "/singleIPperMX: unknown element <singleIPperMX>, "
                + "expected one of authoritative, autodiscover, maxcachesize, negativeCacheTTL, searchpaths, servers, setAsDNSJavaDefault, verbose"),
            new Spoilt("a size that is none", "<autodiscover>", "<maxcachesize>big</maxcachesize><autodiscover>",
                "/maxcachesize: is 'big', expected a number from 1 up"));
    }

    static List<Spoilt> webAdmin() {
        return List.of(
            new Spoilt("an unknown name", "host=", "hots=",
                "hots: unknown setting, expected one of enabled, extensions.routes, host, maxThreadCount, minThreadCount, port"),
            new Spoilt("a name that has no effect", "host=", "jwt.enabled=true\nhost=", "jwt.enabled: has no effect here: requests carry a bearer token"),
            new Spoilt("no port", "port=8000", "port=http", "port: is 'http', expected a port from 0 to 65535"),
            new Spoilt("a number that is none", "maxThreadCount=32", "maxThreadCount=all", "maxThreadCount: is 'all', expected a number from 1 up"),
            new Spoilt("more threads at least than at most", "minThreadCount=4", "minThreadCount=40",
                "minThreadCount: is 40, expected no more than maxThreadCount, 32"),
            new Spoilt("neither on nor off", "enabled=true", "enabled=yes", "enabled: is 'yes', expected 'true' or 'false'"),
            new Spoilt("routes that are not there", "routes=", "routes=my.Routes, ", "extensions.routes: there is no class 'my.Routes'"),
            new Spoilt("a name that is there twice", "host=127.0.0.1", "host=127.0.0.1\nhost=127.0.0.2", "host: is set in line 3 already"));
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void itFindsTheOneMistakeInTheRepositories(Spoilt file) throws IOException {
        assertThatOneIsFound("mailrepositorystore.xml", file);
    }

    @ParameterizedTest
    @MethodSource("resolver")
    void itFindsTheOneMistakeInTheResolver(Spoilt file) throws IOException {
        assertThatOneIsFound("dnsservice.xml", file);
    }

    @ParameterizedTest
    @MethodSource("webAdmin")
    void itFindsTheOneMistakeInWebAdmin(Spoilt file) throws IOException {
        assertThatOneIsFound("webadmin.properties", file);
    }

    private void assertThatOneIsFound(String name, Spoilt file) throws IOException {
        List<String> mistakes = TestHome.in(directory).change(name, file.from(), file.to()).mistakes();

        assertThat(mistakes).singleElement().asString().matches(name.replace(".", "\\.") + ":\\d+: .*").endsWith(": " + file.expected());
    }
}
