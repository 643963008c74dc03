package org.posthorn.core.bounce;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.posthorn.core.bounce.Mention.Role;

/** Finds who is meant in a return without fields for it. */
final class RecipientFinder {
    private static final List<String> FAILED_FIELDS = List.of("X-Failed-Recipients", "X-Failed-Recipient", "X-Actual-Recipients");
    private static final List<String> SENDER_FIELDS = List.of("From", "Return-Path", "Sender", "Reply-To");
    private static final List<String> SERVERS = List.of("mailer-daemon@", "postmaster@", "abuse@", "support@", "helpdesk@", "no-reply@", "noreply@");
    private static final int MAX_RECIPIENTS = 100;

    private final BounceRules rules;

    RecipientFinder(BounceRules rules) {
        this.rules = rules;
    }

    /**
     * The recipients: by the header field that some servers write; else by the text; else, if it was sent to one alone, by the returned message.
     *
     * @param original the returned message's header
     */
    Set<String> find(Header header, HumanText text, Header original) {
        Set<String> named = addresses(header, FAILED_FIELDS);
        if (!named.isEmpty()) {
            return named;
        }
        Set<String> senders = senders(header, text, original);
        return Stream.of(text.addresses(Role.FIRST), text.addresses(Role.RECIPIENT))
            .map(some -> without(some, senders)).filter(some -> !some.isEmpty()).findFirst()
            .orElseGet(() -> lastResort(text, original, senders));
    }

    /** The one recipient that the header names as failed. */
    Optional<String> failed(Header header) {
        Set<String> named = addresses(header, FAILED_FIELDS);
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    private Set<String> lastResort(HumanText text, Header original, Set<String> senders) {
        Set<String> to = addresses(original, List.of("X-Envelope-To", "Envelope-To", "Delivered-To", "X-Original-To", "To"));
        if (to.size() == 1) {
            return to;
        }
        Set<String> others = without(text.addresses(Role.OTHER), senders);
        if (others.size() == 1) {
            return others;
        }
        Set<String> said = text.addresses(Role.RECIPIENT);
        return said.isEmpty() ? text.addresses(Role.FIRST) : said;
    }

    private Set<String> senders(Header header, HumanText text, Header original) {
        Set<String> senders = new LinkedHashSet<>(addresses(original, SENDER_FIELDS));
        senders.addAll(addresses(header, List.of("From", "To", "Envelope-To", "Delivered-To")));
        senders.addAll(text.addresses(Role.SENDER));
        return senders.stream().map(address -> address.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> addresses, Set<String> senders) {
        return addresses.stream().filter(address -> !senders.contains(address.toLowerCase(Locale.ROOT)) && !isServers(address)).limit(MAX_RECIPIENTS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isServers(String address) {
        return SERVERS.stream().anyMatch(address.toLowerCase(Locale.ROOT)::startsWith);
    }

    /** The addresses in the first of the fields that has any. */
    Set<String> addresses(Header header, List<String> fields) {
        return fields.stream().flatMap(field -> header.all(field).stream()).flatMap(value -> Arrays.stream(value.split(",")))
            .flatMap(value -> Mention.in(value, 0, rules).stream()).map(Mention::address).limit(MAX_RECIPIENTS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
