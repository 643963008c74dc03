package org.posthorn.core.account;

/** Messages of pending accounts, kept until the account is activated. */
public interface HeldMessages {
    /** How many of an account's messages are held; quick enough to ask for every message. */
    long count(String account);

    /** How many messages of one account are held at most; those under way when that is reached come on top. */
    int limit();

    /**
     * Sends on what is held, in the order of submission, until nothing is left or the account is not active any more.
     *
     * @param onEach runs after each message that went
     * @return whether nothing is left that should have gone
     */
    boolean release(String account, Runnable onEach);

    /** Removes all that is held of an account, for good. */
    void discard(String account);
}
