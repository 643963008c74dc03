package org.posthorn.sqlite.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.core.event.MailingUsage;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;

/** A file of the first version is opened by this one. */
class MigrationTest {
    private static final MessageId ID = new MessageId("01JD7Z0000000000000000000A");

    @TempDir
    Path directory;

    @BeforeEach
    void writeTheFirstVersion() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
             Statement statement = connection.createStatement();
             InputStream script = SqliteEventLog.class.getResourceAsStream("1.sql")) {
            statement.executeUpdate(new String(script.readAllBytes(), UTF_8));
            statement.executeUpdate("INSERT INTO message VALUES ('" + ID + "', 'acme', NULL, 'a@x.example', 'bob@example.org', 7, '192.0.2.7', 1000)");
            for (String type : List.of("accepted", "delivered")) {
                statement.executeUpdate("INSERT INTO event (id, account, type, time, recipient, json) VALUES ('" + type + "', 'acme', '" + type
                    + "', 1000, 'bob@example.org', '{}')");
            }
            statement.executeUpdate("PRAGMA user_version = 1");
        }
    }

    @Test
    void aMessageHasNoTagsAndItsRecipientsNoAddressing() {
        try (SqliteEventLog log = SqliteEventLog.open(directory.resolve("events.db"))) {
            assertThat(log.message(ID)).contains(new SubmittedMessage(ID, "acme", null, "a@x.example",
                List.of(new Recipient("bob@example.org", null)), 7, "192.0.2.7", Instant.ofEpochSecond(1), Tags.NONE));
        }
    }

    @Test
    void whatWasAcceptedIsUsage() {
        try (SqliteEventLog log = SqliteEventLog.open(directory.resolve("events.db"))) {
            assertThat(log.usage("acme", YearMonth.of(1970, 1))).containsExactly(new MailingUsage(null, 1));
        }
    }
}
