package org.posthorn.core.tag;

/** What a sender may call a message by in its header. */
public enum Tag {
    CAMPAIGN("campaign"), CHANNEL("channel"), RECIPIENT_ID("recipientId"), POOL("pool"), MAILING("mailing"), BYPASS_SUPPRESSION("bypassSuppression");

    private final String label;

    Tag(String label) {
        this.label = label;
    }

    /** The name in the configuration, in events and in replies. */
    public String label() {
        return label;
    }
}
