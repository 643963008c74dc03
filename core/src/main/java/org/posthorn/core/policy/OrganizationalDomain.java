package org.posthorn.core.policy;

import java.net.IDN;

import crawlercommons.domains.EffectiveTldFinder;

/** The organizational domain of RFC 7489 section 3.2: a public suffix and one label more, by the list of publicsuffix.org. */
final class OrganizationalDomain {
    private OrganizationalDomain() {
    }

    /** Whether two domains are of one organization. */
    static boolean same(String one, String other) {
        String first = ascii(one);
        String second = ascii(other);
        return first.equals(second) || of(first).equals(of(second));
    }

    /** Of a domain in lower case and ASCII; a public suffix is its own. */
    static String of(String domain) {
        String assigned = EffectiveTldFinder.getAssignedDomain(domain, true, false);
        if (assigned != null) {
            return assigned;
        }
        return domain.startsWith("[") || EffectiveTldFinder.getEffectiveTLD(domain) != null ? domain : lastTwoLabels(domain);
    }

    /** The list's default rule: the last label of an unknown domain is a public suffix. */
    private static String lastTwoLabels(String domain) {
        int dot = domain.lastIndexOf('.', domain.lastIndexOf('.') - 1);
        return domain.substring(dot + 1);
    }

    private static String ascii(String domain) {
        try {
            return domain.startsWith("[") ? domain : IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            // No domain name by IDNA has another spelling.
            return domain;
        }
    }
}
