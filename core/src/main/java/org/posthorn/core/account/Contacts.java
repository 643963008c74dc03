package org.posthorn.core.account;

import java.util.Collection;

import org.posthorn.core.address.Address;
import org.posthorn.core.domain.SendingDomain;

/**
 * Where an account's people are reached.
 *
 * @param bounceForward takes what comes to a return address and is no return; outside the sending domains, where it would come back to us; null for none
 * @param notices is told of what happens to the account, such as its activation; null for none
 */
public record Contacts(String bounceForward, String notices) {
    public static final Contacts NONE = new Contacts(null, null);

    /** Whether mail to {@code bounceForward} would come back to a domain that is ours to answer for. */
    public boolean forwardsInto(Collection<SendingDomain> domains) {
        return bounceForward != null && domains.stream().anyMatch(domain -> domain.owns(Address.of(bounceForward).domain()));
    }
}
