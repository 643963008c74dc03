package org.posthorn.core.bounce;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.posthorn.core.address.Address;
import org.posthorn.core.domain.DomainStore;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.envelope.ReturnAddresses.Returned;

/** Finds which of our copies a message that came back is about, from the surest sign to the least sure. */
public final class ReturnedCopies {
    /** Of a report about many recipients so many are looked up. */
    private static final int MAX_RECIPIENTS = 100;

    private final ReturnAddresses addresses;
    private final CopyMarks marks;
    private final UnmarkedCopies unmarked;
    private final DomainStore domains;

    /**
     * A copy and what the return tells of it.
     *
     * @param results those that may be about it
     */
    public record About(Returned copy, List<ReturnResult> results) {
    }

    /**
     * What a return is about.
     *
     * @param leftOver the failures that it tells and that are about none of these copies
     */
    public record Found(List<About> about, List<ReturnResult> leftOver) {
        /** Whether it is about copies of ours, and about nothing else. */
        public boolean isAll() {
            return !about.isEmpty() && leftOver.isEmpty();
        }
    }

    public ReturnedCopies(ReturnAddresses addresses, CopyMarks marks, UnmarkedCopies unmarked, DomainStore domains) {
        this.addresses = addresses;
        this.marks = marks;
        this.unmarked = unmarked;
        this.domains = domains;
    }

    /**
     * By what proves it, else, if that is enough, by what makes it {@link #probable}.
     *
     * @param to the recipients of the envelope
     */
    public Found find(List<Address> to, ReturnedMessage message, boolean probableIsEnough) {
        List<About> proven = proven(to, message);
        List<About> about = proven.isEmpty() && probableIsEnough ? probable(to, message) : proven;
        return new Found(about, leftOver(to, message, about));
    }

    /** A return address whose copy is known no more leaves all of it over: which entry was about that copy nobody can tell. */
    private List<ReturnResult> leftOver(List<Address> to, ReturnedMessage message, List<About> about) {
        Set<ReturnResult> told = about.stream().flatMap(one -> one.results().stream()).collect(Collectors.toSet());
        boolean forgotten = to.stream().anyMatch(this::isForgotten);
        return message.results().stream().filter(ReturnResult::isFailure).filter(failure -> forgotten || !told.contains(failure)).toList();
    }

    private boolean isForgotten(Address to) {
        return addresses.isOurs(to.localPart(), to.domain()) && addresses.resolve(to.localPart(), to.domain()).isEmpty();
    }

    /**
     * The ids of the accounts whose people may read it: whose copies it is proven to be about, and who own the bounce domain of a return address whose
     * copy is known no more. Without any such the {@link #owners} of all bounce domains that it came to.
     *
     * @param to the recipients of the envelope
     */
    public List<String> concerned(List<Address> to, ReturnedMessage message) {
        List<String> senders = proven(to, message).stream().map(about -> about.copy().account().id()).toList();
        List<Address> rest = senders.isEmpty() ? to : to.stream().filter(this::isForgotten).toList();
        return Stream.concat(senders.stream(), owners(rest)).distinct().toList();
    }

    /**
     * By what nobody but us can have made: the return addresses that it came to, else the mark of the copy in it, else that copy's return address.
     *
     * @param to the recipients of the envelope
     */
    public List<About> proven(List<Address> to, ReturnedMessage message) {
        List<About> addressed = to.stream().map(address -> addresses.resolve(address.localPart(), address.domain())).flatMap(Optional::stream)
            .map(copy -> new About(copy, message.results())).toList();
        return addressed.isEmpty() ? marked(message).map(copy -> new About(copy, message.results())).stream().toList() : addressed;
    }

    private Optional<Returned> marked(ReturnedMessage message) {
        Stream<Returned> byMark = message.copy().marks().stream().map(marks::verify).flatMap(Optional::stream).map(addresses::find).flatMap(Optional::stream);
        Stream<Returned> byReturnPath = message.copy().returnPaths().stream()
            .flatMap(path -> addresses.resolve(Purpose.BOUNCE, path.localPart(), path.domain()).stream());
        return Stream.concat(byMark, byReturnPath).findFirst();
    }

    /**
     * By what who has seen a copy can tell: the message's id and the recipient, among the messages of who owns the bounce domain that it came to;
     * each recipient that it names by its own result.
     */
    public List<About> probable(List<Address> to, ReturnedMessage message) {
        return owners(to).flatMap(owner -> message.results().stream().limit(MAX_RECIPIENTS)
            .flatMap(result -> copy(owner, result, message).map(copy -> new About(copy, List.of(result))).stream())).toList();
    }

    /** The accounts whose bounce domains these addresses are at; none for one that several share. */
    public Stream<String> owners(List<Address> to) {
        return to.stream().map(address -> domains.bounceDomainOwner(address.domain())).flatMap(Optional::stream).distinct();
    }

    private Optional<Returned> copy(String owner, ReturnResult result, ReturnedMessage message) {
        Optional<String> shown = message.results().size() > 1 ? Optional.empty() : message.copy().recipient().map(Address::toString);
        return Stream.of(Optional.ofNullable(result.recipient()), Optional.ofNullable(result.finalRecipient()), shown)
            .flatMap(Optional::stream).distinct()
            .flatMap(recipient -> unmarked.find(owner, recipient, message.copy()).stream()).findFirst();
    }
}
