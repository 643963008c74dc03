package org.posthorn.sqlite.event;

import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.posthorn.core.event.MailingUsage;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.sqlite.Sql;
import org.posthorn.sqlite.Statements;

/** The table of what is billed. No mailing is an empty code, as a key has no NULL. */
final class UsageRows {
    private UsageRows() {
    }

    static void count(Statements sql, SubmittedMessage message, int accepted) throws SQLException {
        String mailing = message.tags().mailing();
        Sql.update(sql, "INSERT INTO usage (account, month, mailing, accepted) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET accepted = accepted + excluded.accepted",
            message.account(), YearMonth.from(message.time().atOffset(ZoneOffset.UTC)).toString(), mailing == null ? "" : mailing, accepted);
    }

    static List<MailingUsage> of(Statements sql, String account, YearMonth month) throws SQLException {
        return Sql.list(sql, "SELECT nullif(mailing, '') AS code, accepted FROM usage WHERE account = ? AND month = ? ORDER BY code NULLS LAST",
            row -> new MailingUsage(row.getString("code"), row.getLong("accepted")), account, month.toString());
    }
}
