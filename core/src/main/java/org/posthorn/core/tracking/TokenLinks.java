package org.posthorn.core.tracking;

import org.posthorn.core.message.MessageCopy;

/**
 * The URLs of one recipient's copy, each with a token.
 *
 * @param base what stands before the path, such as {@code https://links.example.com}
 * @param account the account's id
 */
public record TokenLinks(TrackingTokens tokens, String base, String account, MessageCopy copy) implements Links {

    @Override
    public String click(int link, String target) {
        return base + "/c/" + tokens.write(new TrackingToken.Click(account, copy, link, target));
    }

    @Override
    public String open() {
        return base + "/o/" + tokens.write(new TrackingToken.Open(account, copy));
    }

    /** Where the copy's recipient unsubscribes. */
    public String unsubscribe() {
        return base + "/u/" + tokens.write(new TrackingToken.Unsubscribe(account, copy));
    }
}
