package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.ReconfigurationPolicy;
import org.posthorn.core.bounce.ReturnsRetention;

class PosthornSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void anEmptyFileIsAllDefaults() throws IOException {
        PosthornSettings settings = read("");

        assertThat(settings).isEqualTo(new PosthornSettings("conf/master.key", Optional.empty(), LoginPolicy.DEFAULT,
            ReconfigurationPolicy.DEFAULT, 10_000, ReturnsRetention.DEFAULT, settings.retrySchedule(), 200, 20, 100, Duration.ofSeconds(10), settings.web()));
    }

    @Test
    void theDefaultScheduleIsFiveMinutesToFourHoursForThreeDays() throws IOException {
        PosthornSettings settings = read("");

        assertThat(settings.retrySchedule().delays()).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30),
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));
        assertThat(settings.retrySchedule().expiry()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void theFileThatShipsShowsTheDefaults() throws IOException {
        ShippedConfiguration.copyTo(directory);
        String shown = Files.readAllLines(directory.resolve("posthorn.properties")).stream()
            .filter(line -> line.matches("#[A-Za-z]+=.+")).map(line -> line.substring(1)).collect(Collectors.joining("\n"));

        PosthornSettings settings = read(shown);

        PosthornSettings defaults = read("");
        assertThat(settings).usingRecursiveComparison().ignoringFields("retrySchedule.random").isEqualTo(defaults);
    }

    @Test
    void aCommaInAValueIsJustAComma() throws IOException {
        assertThat(read("masterKeyFile=conf/a,b.key").masterKeyFile()).isEqualTo("conf/a,b.key");
    }

    @Test
    void whatTheFileSaysHolds() throws IOException {
        PosthornSettings settings = read("""
            # ours
            hostName = mail.example.com
            retryDelays = 1m, 2m
            idleConnectionTimeout = 30s
            maxDeliveries = 7
            maxHeldMessages = 8
            returnsKeptDays = 0
            returnsKept = 9
            loginFailures = 5
            loginFailuresPerUser = 50
            loginFailureWindow = 10m
            banDuration = 1h
            reconfigurationGrace = 90s
            """);

        assertThat(settings.loginPolicy()).isEqualTo(new LoginPolicy(5, 50, Duration.ofMinutes(10), Duration.ofHours(1)));
        assertThat(settings.reconfigurationPolicy()).isEqualTo(new ReconfigurationPolicy(Duration.ofSeconds(90)));
        assertThat(settings.hostName()).contains("mail.example.com");
        assertThat(settings.retrySchedule().delays()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(settings.idleConnectionTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxDeliveries()).isEqualTo(7);
        assertThat(settings.maxHeldMessages()).isEqualTo(8);
        assertThat(settings.returnsRetention()).isEqualTo(new ReturnsRetention(0, 9));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        store=cassandra            | store: is 'cassandra', expected 'embedded'
        retryDelays=5m, soon       | retryDelays: is '5m, soon', expected times with commas between, as in 5m, 10m, 1h
        expireAfter=3              | expireAfter: is '3', expected a time with s, m, h or d, as in 3d
        idleConnectionTimeout=0s   | idleConnectionTimeout: is '0s', expected a time with s, m, h or d, as in 10s
        loginFailures=0            | loginFailures: is '0', expected a number from 1 to 1000
        loginFailuresPerUser=1001  | loginFailuresPerUser: is '1001', expected a number from 1 to 1000
        loginFailureWindow=30      | loginFailureWindow: is '30', expected a time with s, m, h or d, as in 30m
        banDuration=-1m            | banDuration: is '-1m', expected a time with s, m, h or d, as in 30m
        maxHeldMessages=0          | maxHeldMessages: is '0', expected a number from 1 up
        returnsKeptDays=-1         | returnsKeptDays: is '-1', expected a number from 0 up
        returnsKeptDays=30d        | returnsKeptDays: is '30d', expected a number from 0 up
        returnsKept=0              | returnsKept: is '0', expected a number from 1 up
        maxDeliveries=0            | maxDeliveries: is '0', expected a number from 1 up
        maxConnectionsPerDomain=x  | maxConnectionsPerDomain: is 'x', expected a number from 1 up
        maxMessagesPerConnection=  | maxMessagesPerConnection: is '', expected a number from 1 up
        hostName=mail_1.example    | hostName: is 'mail_1.example', expected a host name
        masterKeyFile=             | masterKeyFile: is '', expected a text
        webBind=8080               | webBind: is '8080', expected an IPv4 address and a port from 0 to 65535, as in 0.0.0.0:2587
        webUrl=links.example.com   | webUrl: is 'links.example.com', expected a URL without a path, as in https://links.example.com
        webUrl=https://a.example/x | webUrl: is 'https://a.example/x', expected a URL without a path, as in https://links.example.com
        webConnections=0           | webConnections: is '0', expected a number from 1 up
        webTimeout=20              | webTimeout: is '20', expected a time with s, m, h or d, as in 20s
        maxDelivery=200            | maxDelivery: unknown setting, expected 'maxDeliveries'
        embedded                   | 'embedded' is no setting, expected name=value on one line
        """)
    void aMistakeIsToldWithItsLine(String line, String expected) {
        assertThatThrownBy(() -> read("\n" + line)).isInstanceOf(InvalidConfiguration.class).hasMessage("posthorn.properties:2: " + expected);
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertThatThrownBy(() -> read("webCertificates=conf/web.crt")).hasMessageContaining("webCertificates and webPrivateKey go together");
    }

    @Test
    void theWebServersSettingsHold() throws IOException {
        PublicWebSettings web = read("webUrl=https://links.example.com:8443\nwebBind=127.0.0.1:80\nwebConnections=5\nwebTimeout=3s\n"
            + "unsubscribePage=conf/u.html").web();

        assertThat(web).isEqualTo(new PublicWebSettings("127.0.0.1:80", Optional.of(URI.create("https://links.example.com:8443")), Optional.empty(),
            Optional.empty(), Optional.of("conf/u.html"), 5, Duration.ofSeconds(3)));
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> read("store=embedded\nstore=embedded")).hasMessage("posthorn.properties:2: store: is set in line 1 already");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read("store=none\nmaxDeliveries=-1\nwhat=ever")).isInstanceOfSatisfying(InvalidConfiguration.class,
            invalid -> assertThat(invalid.mistakes()).extracting(Mistake::element).containsExactly("store", "maxDeliveries", "what"));
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> PosthornSettings.read(directory.resolve("posthorn.properties")))
            .isInstanceOf(InvalidConfiguration.class).hasMessage("posthorn.properties: the file is missing");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(directory.resolve("posthorn.properties"), new byte[] {'a', '=', (byte) 0xE4, '\n'});

        assertThatThrownBy(() -> PosthornSettings.read(file)).hasMessage("posthorn.properties: is not UTF-8");
    }

    private PosthornSettings read(String text) throws IOException {
        return PosthornSettings.read(Files.writeString(directory.resolve("posthorn.properties"), text));
    }
}
