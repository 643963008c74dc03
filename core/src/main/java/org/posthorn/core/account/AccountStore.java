package org.posthorn.core.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The accounts and their SMTP credentials. Changes are durable when they return and seen at once. Answers are quick enough for every SMTP command. */
public interface AccountStore {
    Optional<Account> find(String id);

    /** Ordered by id, from the first behind {@code after}. */
    List<Account> list(Optional<String> after, int limit);

    /** Whether there is an account that meets the condition; asks as many as it takes. */
    default boolean any(Predicate<Account> condition) {
        return list(Optional.empty(), Integer.MAX_VALUE).stream().anyMatch(condition);
    }

    /** Adds or replaces. */
    void put(Account account);

    /** Removes the account with its credentials, sending domains, keys and own suppressions; its events stay for their time. False if there was none. */
    boolean remove(String id);

    /** The credential of that user name, whatever its account. */
    Optional<Credential> credential(String user);

    /** User names of an account, in order. */
    List<String> users(String account);

    /**
     * Adds a credential or replaces the account's own of that user name.
     *
     * @return false if the name belongs to another account
     */
    boolean putCredential(Credential credential);

    /** False if the account has no such credential. */
    boolean removeCredential(String account, String user);
}
