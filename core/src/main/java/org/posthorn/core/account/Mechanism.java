package org.posthorn.core.account;

/** SASL mechanisms of the AUTH command. */
public enum Mechanism {
    /** RFC 4616. */
    PLAIN,
    /** Never a standard, widely used: user name and password asked for one by one. */
    LOGIN
}
