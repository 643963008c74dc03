package org.posthorn.core.policy;

import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.address.Address;

/** The envelope sender is the author's address, or at least of the author's organization, so that SPF counts for DMARC (RFC 7489 section 3.1.2). */
final class EnvelopeRule implements Rule {
    private static final String NOT_EQUAL = "The envelope sender is not the address of From, use the same in MAIL FROM";
    private static final String NOT_ALIGNED = "The domains of the envelope sender and of From belong to different organizations, use the same in both";

    @Override
    public String name() {
        return "envelope";
    }

    @Override
    public boolean isOn(RuleSet rules) {
        return rules.envelope() != EnvelopeMatch.ANY;
    }

    @Override
    public Optional<String> check(Submitted message) {
        boolean equal = message.rules().envelope() == EnvelopeMatch.EQUAL;
        boolean kept = message.author().filter(author -> equal ? same(message.sender(), author) : aligned(message.sender(), author)).isPresent();
        return kept ? Optional.empty() : Optional.of(equal ? NOT_EQUAL : NOT_ALIGNED);
    }

    private static boolean same(String sender, Address author) {
        return sender.toLowerCase(Locale.ROOT).equals(author.key());
    }

    private static boolean aligned(String sender, Address author) {
        String domain = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return !domain.isEmpty() && OrganizationalDomain.same(domain, author.domain());
    }
}
