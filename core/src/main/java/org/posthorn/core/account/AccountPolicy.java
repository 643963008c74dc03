package org.posthorn.core.account;

import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.policy.Policy;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;

/** An account's demands of its messages. */
public final class AccountPolicy {
    private AccountPolicy() {
    }

    /**
     * As the account is; its sending domains are looked up when a rule asks.
     *
     * @param names under which names tags are looked for
     */
    public static Policy of(Account account, DomainStore domains, TagNames names) {
        return new Policy(account.rules(),
            domain -> domains.find(domain).filter(known -> known.account().equals(account.id())).isPresent(),
            code -> account.mailings().stream().anyMatch(mailing -> mailing.code().equals(code)),
            names.of(Tag.MAILING));
    }
}
