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
     * By what proves it, else, if that is enough, by what makes it probable.
     *
     * @param to the recipients of the envelope
     */
    public Found find(List<Address> to, ReturnedMessage message, boolean probableIsEnough) {
        List<About> addressed = addressed(to, message);
        List<About> proven = addressed.isEmpty() ? marked(message) : addressed;
        List<About> about = proven.isEmpty() && probableIsEnough ? probable(to, message) : proven;
        // Which entry is about a copy that is known no more nobody can tell; so then it is all left over.
        boolean allKnown = addressed.size() == to.stream().filter(this::isOurs).count();
        return new Found(about, leftOver(message, allKnown ? about : List.of()));
    }

    private static List<ReturnResult> leftOver(ReturnedMessage message, List<About> about) {
        Set<ReturnResult> told = about.stream().flatMap(one -> one.results().stream()).collect(Collectors.toSet());
        return message.results().stream().filter(ReturnResult::isFailure).filter(failure -> !told.contains(failure)).toList();
    }

    private boolean isOurs(Address to) {
        return addresses.isOurs(to.localPart(), to.domain());
    }

    private Optional<Returned> resolve(Address to) {
        return addresses.resolve(to.localPart(), to.domain());
    }

    /**
     * The ids of the accounts whose people may read it: whose copies it is proven to be about, and who own the bounce domain of a return address whose
     * copy is known no more. Without any such the owners of all bounce domains that it came to.
     *
     * @param to the recipients of the envelope
     */
    public List<String> concerned(List<Address> to, ReturnedMessage message) {
        List<String> senders = proven(to, message).stream().map(about -> about.copy().account().id()).toList();
        List<Address> rest = senders.isEmpty() ? to : to.stream().filter(this::isOurs).filter(address -> resolve(address).isEmpty()).toList();
        return Stream.concat(senders.stream(), owners(rest)).distinct().toList();
    }

    /**
     * By what nobody but us can have made: the return addresses that it came to, else the mark of the copy in it, else that copy's return address.
     *
     * @param to the recipients of the envelope
     */
    List<About> proven(List<Address> to, ReturnedMessage message) {
        List<About> addressed = addressed(to, message);
        return addressed.isEmpty() ? marked(message) : addressed;
    }

    private List<About> addressed(List<Address> to, ReturnedMessage message) {
        return to.stream().map(this::resolve).flatMap(Optional::stream).map(copy -> new About(copy, message.results())).toList();
    }

    private List<About> marked(ReturnedMessage message) {
        Stream<Returned> byMark = message.copy().marks().stream().map(marks::verify).flatMap(Optional::stream).map(addresses::find).flatMap(Optional::stream);
        Stream<Returned> byReturnPath = message.copy().returnPaths().stream()
            .flatMap(path -> addresses.resolve(Purpose.BOUNCE, path.localPart(), path.domain()).stream());
        return Stream.concat(byMark, byReturnPath).limit(1).map(copy -> new About(copy, message.results())).toList();
    }

    /**
     * By what who has seen a copy can tell: the message's id and the recipient, among the messages of who owns the bounce domain that it came to;
     * each recipient that it names by its own result.
     */
    List<About> probable(List<Address> to, ReturnedMessage message) {
        return owners(to).flatMap(owner -> message.results().stream().limit(MAX_RECIPIENTS)
            .flatMap(result -> copy(owner, result, message).map(copy -> new About(copy, List.of(result))).stream())).toList();
    }

    /** The accounts whose bounce domains these addresses are at; none for one that several share. */
    private Stream<String> owners(List<Address> to) {
        return to.stream().map(address -> domains.bounceDomainOwner(address.domain())).flatMap(Optional::stream).distinct();
    }

    private Optional<Returned> copy(String owner, ReturnResult result, ReturnedMessage message) {
        Optional<String> shown = message.results().size() > 1 ? Optional.empty() : message.copy().recipient().map(Address::toString);
        return Stream.of(Optional.ofNullable(result.recipient()), Optional.ofNullable(result.finalRecipient()), shown)
            .flatMap(Optional::stream).distinct()
            .flatMap(recipient -> unmarked.find(owner, recipient, message.copy()).stream()).findFirst();
    }
}
