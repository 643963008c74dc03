package org.posthorn.core.domain;

import org.posthorn.core.dkim.DkimKey;

/**
 * A domain that an account sends from.
 *
 * @param domain in lower case; belongs to one account
 * @param bounceDomain where its return addresses live, in lower case
 * @param key what its mail is signed with
 * @param trackingHost the host name of the links and images in its mail; null for the account's
 */
public record SendingDomain(String account, String domain, String bounceDomain, DkimKey key, String trackingHost) {
    public SendingDomain(String account, String domain, String bounceDomain, DkimKey key) {
        this(account, domain, bounceDomain, key, null);
    }

    /** Whether mail to that domain comes to us or to who sends from it. */
    public boolean owns(String name) {
        return name.equals(domain) || name.equals(bounceDomain);
    }

    /** The return addresses' domain unless the operator chose another. */
    public static String defaultBounceDomain(String domain) {
        return "bounce." + domain;
    }
}
