package org.posthorn.core.policy;

import java.util.Optional;

import org.posthorn.core.address.Address;

/**
 * A message as the rules see it.
 *
 * @param policy the account's demands
 * @param sender the envelope sender as {@code local@domain}; empty for the null sender
 * @param header the fields of the header section
 * @param author the one address of the one From; empty where there is no or another
 */
record Submitted(Policy policy, String sender, Header header, Optional<Address> author) {
    RuleSet rules() {
        return policy.rules();
    }
}
