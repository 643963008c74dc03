package org.posthorn.core.account;

/**
 * What a client logs in with.
 *
 * @param user the user name in lower case, unique among all accounts
 * @param passwordHash what {@code PasswordHash} made of the password; never shown
 */
public record Credential(String account, String user, String passwordHash) {
    @Override
    public String toString() {
        return "Credential[account=" + account + ", user=" + user + "]";
    }
}
