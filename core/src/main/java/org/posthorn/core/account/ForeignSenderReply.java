package org.posthorn.core.account;

/** The code that refuses a sender domain which is not the account's. */
public enum ForeignSenderReply {
    /** 451: the client keeps the message and tries again. */
    TEMPORARY("451"),
    /** 550: the client gives it back. */
    PERMANENT("550");

    private final String code;

    ForeignSenderReply(String code) {
        this.code = code;
    }

    /** The reply code, three digits. */
    public String code() {
        return code;
    }
}
