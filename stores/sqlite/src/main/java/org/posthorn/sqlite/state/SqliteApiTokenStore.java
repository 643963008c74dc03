package org.posthorn.sqlite.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.token.ApiToken;
import org.posthorn.core.token.ApiTokenStore;
import org.posthorn.sqlite.Sql;

/** API tokens in SQLite; an account's go with the account. */
public final class SqliteApiTokenStore implements ApiTokenStore {
    private final StateDatabase state;

    public SqliteApiTokenStore(StateDatabase state) {
        this.state = state;
    }

    @Override
    public Optional<ApiToken> find(String id) {
        return state.read(sql -> Sql.first(sql, "SELECT * FROM api_token WHERE id = ?", SqliteApiTokenStore::token, id));
    }

    @Override
    public List<ApiToken> list() {
        return state.read(sql -> Sql.list(sql, "SELECT * FROM api_token ORDER BY created, id", SqliteApiTokenStore::token));
    }

    @Override
    public void put(ApiToken token) {
        state.write(sql -> Sql.update(sql, "INSERT OR REPLACE INTO api_token (id, secret_hash, account, created) VALUES (?, ?, ?, ?)",
            token.id(), token.secretHash(), token.account().orElse(null), token.created().toEpochMilli()));
    }

    @Override
    public boolean remove(String id) {
        return state.write(sql -> Sql.update(sql, "DELETE FROM api_token WHERE id = ?", id) > 0);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(row.getString("id"), row.getString("secret_hash"), Optional.ofNullable(row.getString("account")),
            Instant.ofEpochMilli(row.getLong("created")));
    }
}
