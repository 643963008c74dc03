package org.posthorn.core.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Issues API tokens and tells whose a bearer is. A bearer is {@code <id>.<secret>}: the id is public, the secret carries 256 random bits and is
 * known to its holder alone, because only its SHA-256 is stored.
 */
public final class ApiTokens {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A token just issued.
     *
     * @param bearer what its holder sends; cannot be had a second time
     */
    public record Issued(ApiToken token, String bearer) {
        @Override
        public String toString() {
            return "Issued[token=" + token.id() + "]";
        }
    }

    private final ApiTokenStore store;
    private final Clock clock;

    public ApiTokens(ApiTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Makes a token for one account, or an administrator's for none. */
    public Issued issue(Optional<String> account) {
        String id = HexFormat.of().formatHex(random(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        ApiToken token = new ApiToken(id, hash(secret), account, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.put(token);
        return new Issued(token, id + "." + secret);
    }

    /** The token of that bearer; empty if it is not one of ours. Compares secrets in constant time. */
    public Optional<ApiToken> authenticate(String bearer) {
        int dot = bearer.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] given = hash(bearer.substring(dot + 1)).getBytes(StandardCharsets.US_ASCII);
        return store.find(bearer.substring(0, dot))
            .filter(token -> MessageDigest.isEqual(given, token.secretHash().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Oldest first. */
    public List<ApiToken> list() {
        return store.list();
    }

    /** From now on the token opens nothing; false if there was none. */
    public boolean revoke(String id) {
        return store.remove(id);
    }

    /** Revokes every token of an account, so that a later account of the same name does not inherit them. */
    public void revokeAllOf(String account) {
        store.list().stream()
            .filter(token -> token.account().equals(Optional.of(account)))
            .forEach(token -> store.remove(token.id()));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
