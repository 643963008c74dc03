package org.posthorn.core.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;

import org.posthorn.core.secret.Hmac;

/**
 * Checks user names and passwords. An unknown user costs what a wrong password costs. A right password is remembered for a while, so that a
 * client which logs in for each message is hashed once; what is remembered is a MAC that includes the stored hash, so a changed password is
 * out at once and none is kept.
 */
public final class Authenticator {
    static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 10_000;

    private final AccountStore accounts;
    private final Clock clock;
    private final SecretKeySpec key = Hmac.key(randomSecret());
    private final Map<ByteBuffer, Instant> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Instant> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    public Authenticator(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account whose credential this is, whatever its state; empty if there is none or the password is wrong. The user name may be in any case. */
    public Optional<Account> authenticate(String user, String password) {
        return authenticate(user, password, account -> true);
    }

    /** Likewise, but empty too if the account does not admit the client, which costs what a wrong password costs, whether or not this one is right. */
    public Optional<Account> authenticate(String user, String password, Predicate<Account> admits) {
        Optional<Credential> credential = accounts.credential(user.toLowerCase(Locale.ROOT));
        Optional<Account> account = credential.flatMap(known -> accounts.find(known.account())).filter(admits);
        String hash = credential.map(Credential::passwordHash).orElse(PasswordHash.DUMMY);
        boolean right = account.isPresent() ? isRight(user, password, hash) : PasswordHash.verify(password, hash);
        return right ? account : Optional.empty();
    }

    private boolean isRight(String user, String password, String hash) {
        ByteBuffer mark = mark(user.toLowerCase(Locale.ROOT), password, hash);
        if (isRemembered(mark)) {
            return true;
        }
        boolean right = PasswordHash.verify(password, hash);
        if (right) {
            remember(mark);
        }
        return right;
    }

    private boolean isRemembered(ByteBuffer mark) {
        synchronized (remembered) {
            Instant until = remembered.get(mark);
            return until != null && clock.instant().isBefore(until);
        }
    }

    private void remember(ByteBuffer mark) {
        synchronized (remembered) {
            remembered.remove(mark);
            remembered.put(mark, clock.instant().plus(REMEMBERED));
        }
    }

    /** Lengths first, so that no two logins give the same octets. */
    private ByteBuffer mark(String user, String password, String hash) {
        byte[] name = user.getBytes(UTF_8);
        byte[] secret = password.getBytes(UTF_8);
        byte[] lengths = ByteBuffer.allocate(8).putInt(name.length).putInt(secret.length).array();
        return ByteBuffer.wrap(Hmac.sha256(key, lengths, name, secret, hash.getBytes(UTF_8)));
    }

    private static byte[] randomSecret() {
        byte[] secret = new byte[Hmac.BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
