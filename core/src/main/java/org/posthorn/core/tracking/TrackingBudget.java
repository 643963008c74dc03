package org.posthorn.core.tracking;

/** What one message may have in its HTML parts together. A message above it is no mail for people, and its cost has to end somewhere. */
final class TrackingBudget {
    private static final int MAX_PART = 2 << 20;
    private static final int MAX_TAGS = 50_000;
    private static final int MAX_LINKS = 5000;

    private int tags = MAX_TAGS;
    private int links = MAX_LINKS;

    static boolean allowsPart(int octets) {
        return octets <= MAX_PART;
    }

    /** Takes the tags of a document; false, and nothing taken, if there are too many. */
    boolean takeTags(String markup) {
        int found = 0;
        for (int at = markup.indexOf('<'); at >= 0 && found <= tags; at = markup.indexOf('<', at + 1)) {
            found++;
        }
        boolean enough = found <= tags;
        tags -= enough ? found : 0;
        return enough;
    }

    /** Takes so many links; false, and nothing taken, if there are too many. */
    boolean takeLinks(int found) {
        boolean enough = found <= links;
        links -= enough ? found : 0;
        return enough;
    }
}
