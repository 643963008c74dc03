package org.posthorn.sqlite.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.tag.Tags;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** The message log's table. */
final class MessageRows {
    private MessageRows() {
    }

    static int insert(Statements sql, SubmittedMessage message) throws SQLException {
        Tags tags = message.tags();
        return Sql.update(sql, "INSERT OR IGNORE INTO message (id, account, message_id, sender, recipients, size, client_ip, time,"
                + " campaign, channel, recipient_id, mailing, pool, addressed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            message.id().value(), message.account(), message.messageId(), message.sender(), RecipientColumns.addresses(message.recipients()),
            message.size(), message.clientIp(), message.time().toEpochMilli(), tags.campaign(), tags.channel(), tags.recipientId(), tags.mailing(),
            tags.pool(), RecipientColumns.letters(message.recipients()));
    }

    static Optional<SubmittedMessage> find(Statements sql, MessageId id) throws SQLException {
        return Sql.first(sql, "SELECT * FROM message WHERE id = ?", MessageRows::message, id.value());
    }

    private static SubmittedMessage message(ResultSet row) throws SQLException {
        return new SubmittedMessage(new MessageId(row.getString("id")), row.getString("account"), row.getString("message_id"), row.getString("sender"),
            RecipientColumns.read(row.getString("recipients"), row.getString("addressed")), row.getLong("size"), row.getString("client_ip"),
            Instant.ofEpochMilli(row.getLong("time")), tags(row));
    }

    private static Tags tags(ResultSet row) throws SQLException {
        return new Tags(row.getString("campaign"), row.getString("channel"), row.getString("recipient_id"), row.getString("mailing"), row.getString("pool"));
    }
}
