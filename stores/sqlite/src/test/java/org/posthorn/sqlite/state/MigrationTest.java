package org.posthorn.sqlite.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountState;
import org.posthorn.core.account.ForeignSenderReply;
import org.posthorn.core.account.Limits;
import org.posthorn.core.account.Profile;
import org.posthorn.core.policy.RuleSet;
import org.posthorn.core.suppression.BounceLimits;

/** A file of the first version is opened by this one. */
class MigrationTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeTheFirstVersion() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("state.db"));
             Statement statement = connection.createStatement();
             InputStream script = StateDatabase.class.getResourceAsStream("1.sql")) {
            statement.executeUpdate(new String(script.readAllBytes(), UTF_8));
            statement.executeUpdate("INSERT INTO account VALUES ('acme', 'SUSPENDED', 5000, 3, 'PERMANENT', 2, 7, 86400)");
            statement.executeUpdate("INSERT INTO credential VALUES ('ann', 'acme', 'hash')");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
    }

    @Test
    void anAccountKeepsWhatItHadSetAndHasTheDefaultsOfTheRest() {
        try (State state = State.open(directory)) {
            assertThat(state.accounts().find("acme")).contains(new Account("acme", Profile.DEFAULT, AccountState.SUSPENDED, Profile.DEFAULT.settings()
                .withLimits(new Limits(5000, 3)).withRules(RuleSet.NONE).withForeignSenderDomain(ForeignSenderReply.PERMANENT)
                .withBounceLimits(new BounceLimits(2, 7)).withRetention(Duration.ofDays(1))));
        }
    }

    @Test
    void anAccountKeepsItsCredentials() {
        try (State state = State.open(directory)) {
            assertThat(state.accounts().users("acme")).containsExactly("ann");
        }
    }
}
