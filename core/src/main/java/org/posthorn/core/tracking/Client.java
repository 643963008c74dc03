package org.posthorn.core.tracking;

/**
 * Who fetched an image or followed a link.
 *
 * @param agent the User-Agent header field's value, as far as it is kept; null if there was none
 */
public record Client(ClientKind kind, String agent) {
    private static final int MAX_AGENT = 256;

    public Client {
        agent = agent == null || agent.length() <= MAX_AGENT ? agent : agent.substring(0, MAX_AGENT);
    }
}
