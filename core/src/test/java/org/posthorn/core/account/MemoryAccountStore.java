package org.posthorn.core.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts and credentials in memory, for tests; removing an account leaves other stores alone. */
public final class MemoryAccountStore implements AccountStore {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Credential> credentials = new TreeMap<>();

    @Override
    public synchronized Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized List<Account> list(Optional<String> after, int limit) {
        return accounts.values().stream().filter(account -> after.map(id -> account.id().compareTo(id) > 0).orElse(true)).limit(limit).toList();
    }

    @Override
    public synchronized void put(Account account) {
        accounts.put(account.id(), account);
    }

    @Override
    public synchronized boolean remove(String id) {
        credentials.values().removeIf(credential -> credential.account().equals(id));
        return accounts.remove(id) != null;
    }

    @Override
    public synchronized Optional<Credential> credential(String user) {
        return Optional.ofNullable(credentials.get(user));
    }

    @Override
    public synchronized List<String> users(String account) {
        return credentials.values().stream().filter(credential -> credential.account().equals(account)).map(Credential::user).toList();
    }

    @Override
    public synchronized boolean putCredential(Credential credential) {
        Credential there = credentials.get(credential.user());
        if (there != null && !there.account().equals(credential.account())) {
            return false;
        }
        credentials.put(credential.user(), credential);
        return true;
    }

    @Override
    public synchronized boolean removeCredential(String account, String user) {
        return credentials.values().removeIf(credential -> credential.account().equals(account) && credential.user().equals(user));
    }
}
