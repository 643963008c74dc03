package org.posthorn.core.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.MemoryAccountStore;
import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.ReturnedCopies.About;
import org.posthorn.core.bounce.ReturnedCopies.Found;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.domain.MemoryDomainStore;
import org.posthorn.core.domain.SendingDomain;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.ReturnAddresses;
import org.posthorn.core.event.MemoryEventLog;
import org.posthorn.core.event.SampleEvents;
import org.posthorn.core.event.SubmittedMessage;
import org.posthorn.core.message.MessageCopy;
import org.posthorn.core.message.MessageId;
import org.posthorn.core.secret.MasterKey;
import org.posthorn.core.tag.Tags;

class ReturnedCopiesTest {
    private static final String BOUNCE_DOMAIN = "bounce.news.example.com";
    private static final Address FEEDBACK = new Address("fbl", BOUNCE_DOMAIN);

    private final SettableClock clock = new SettableClock();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryDomainStore domains = new MemoryDomainStore();
    private final CopyAddresses paths = new CopyAddresses(MasterKey.of(new byte[32]));
    private final CopyMarks marks = new CopyMarks(paths);
    private final ReturnAddresses addresses = new ReturnAddresses(paths, events, accounts, clock);
    private final ReturnedCopies copies = new ReturnedCopies(addresses, marks, new UnmarkedCopies(events, addresses), domains);
    private final SubmittedMessage message = accepted("acme", "<m1@news.example.com>", "bob@example.org", "Eve@example.org");

    private SubmittedMessage accepted(String account, String messageId, String... recipients) {
        SubmittedMessage plain = SampleEvents.message(account, clock.instant(), recipients);
        SubmittedMessage named = new SubmittedMessage(plain.id(), account, messageId, plain.sender(), plain.recipients(), 1, "192.0.2.7", clock.instant(),
            Tags.NONE);
        events.accept(named, SampleEvents.accepted(named));
        return named;
    }

    @BeforeEach
    void theAccountHasItsBounceDomain() {
        accounts.put(Account.withDefaults("acme"));
        accounts.put(Account.withDefaults("beta"));
        domains.put(new SendingDomain("acme", "news.example.com", BOUNCE_DOMAIN, null));
        domains.put(new SendingDomain("beta", "beta.example", "bounce.beta.example", null));
    }

    /** A report of failed recipients with fields of the copy. */
    private static ReturnedMessage report(String copy, String... recipients) {
        return read(text(copy, recipients));
    }

    private static String text(String copy, String... recipients) {
        StringBuilder text = new StringBuilder("Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n"
            + "Reporting-MTA: dns; mx.example.org\n");
        Stream.of(recipients).forEach(recipient -> text.append("\nFinal-Recipient: rfc822; ").append(recipient).append("\nAction: failed\nStatus: 5.1.1\n"));
        text.append("\n--x\nContent-Type: text/rfc822-headers\n\n").append(copy).append("\n\n--x--\n");
        return text.toString();
    }

    private static ReturnedMessage read(String text) {
        return ReturnedMessage.read(text.replace("\n", "\r\n").getBytes(US_ASCII), new BounceReader());
    }

    private List<String> probable(ReturnedMessage report) {
        return recipients(copies.probable(List.of(FEEDBACK), report));
    }

    private static List<String> recipients(List<About> about) {
        return about.stream().map(one -> one.copy().subject().recipient()).toList();
    }

    @Test
    void messageIdAndRecipientTellTheCopy() {
        assertThat(probable(report("Message-ID: <m1@news.example.com>", "eve@example.org"))).containsExactly("Eve@example.org");
    }

    @Test
    void eachRecipientOfTheReportHasItsOwnEntry() {
        List<About> about = copies.probable(List.of(FEEDBACK), report("Message-ID: <m1@news.example.com>", "eve@example.org", "bob@example.org"));

        assertThat(about).extracting(one -> one.results().get(0).recipient()).containsExactly("eve@example.org", "bob@example.org");
    }

    @Test
    void whomTheMessageDidNotGoToIsNotCharged() {
        assertThat(probable(report("Message-ID: <m1@news.example.com>", "eve@example.org", "mallory@example.org"))).containsExactly("Eve@example.org");
    }

    @Test
    void anUnknownMessageIdFitsNothing() {
        assertThat(probable(report("Message-ID: <m2@news.example.com>", "eve@example.org"))).isEmpty();
    }

    @Test
    void withoutMessageIdNothingFits() {
        assertThat(probable(report("Subject: The news", "eve@example.org"))).isEmpty();
    }

    @Test
    void aMessageWithoutMessageIdFitsNothing() {
        accepted("acme", null, "tom@example.org");

        assertThat(probable(report("Message-ID: <m1@news.example.com>", "tom@example.org"))).isEmpty();
    }

    @Test
    void anotherAccountsMessageIsNotAnswerable() {
        accepted("beta", "<m3@beta.example>", "tom@example.org");

        assertThat(probable(report("Message-ID: <m3@beta.example>", "tom@example.org"))).isEmpty();
    }

    @Test
    void aBounceDomainThatAccountsShareTellsNothing() {
        domains.put(new SendingDomain("beta", "other.example", BOUNCE_DOMAIN, null));

        assertThat(probable(report("Message-ID: <m1@news.example.com>", "eve@example.org"))).isEmpty();
    }

    @Test
    void aMessageBeyondTheRetentionFitsNothing() {
        clock.advance(Account.DEFAULT_RETENTION);

        assertThat(probable(report("Message-ID: <m1@news.example.com>", "eve@example.org"))).isEmpty();
    }

    @Test
    void ourOwnIdTellsTheMessageToo() {
        assertThat(probable(report("Received: by relay.test (Posthorn) with ESMTPSA\n\tid " + message.id() + "; x", "eve@example.org")))
            .containsExactly("Eve@example.org");
    }

    @Test
    void ourOwnIdOfAnothersMessageTellsNothing() {
        SubmittedMessage other = accepted("beta", null, "eve@example.org");

        assertThat(probable(report("Received: by relay.test (Posthorn) with ESMTPSA\n\tid " + other.id() + "; x", "eve@example.org"))).isEmpty();
    }

    @Test
    void behindAForwardingTheCopysOnlyRecipientIsMeant() {
        assertThat(probable(report("Message-ID: <m1@news.example.com>\nTo: Eve <eve@example.org>", "forwarded@example.net")))
            .containsExactly("Eve@example.org");
    }

    @Test
    void ofSeveralWhoFailedTheCopysRecipientIsNotTaken() {
        assertThat(probable(report("Message-ID: <m1@news.example.com>\nTo: eve@example.org", "x@example.net", "y@example.net"))).isEmpty();
    }

    @Test
    void theReturnAddressGoesBeforeTheMark() {
        String address = paths.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, BOUNCE_DOMAIN);
        ReturnedMessage report = report(CopyMarks.FIELD + ": " + marks.of(SampleEvents.subject(message, 1).copy()), "eve@example.org");

        assertThat(recipients(copies.proven(List.of(Address.of(address)), report))).containsExactly("bob@example.org");
    }

    @Test
    void theMarkGoesBeforeTheReturnPathOfTheCopy() {
        ReturnedMessage report = report(CopyMarks.FIELD + ": " + marks.of(SampleEvents.subject(message, 1).copy()) + "\nReturn-Path: <"
            + paths.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, BOUNCE_DOMAIN) + ">", "eve@example.org");

        assertThat(recipients(copies.proven(List.of(FEEDBACK), report))).containsExactly("Eve@example.org");
    }

    @Test
    void theReturnPathOfTheCopyProvesWhoseItIs() {
        ReturnedMessage report = report("Return-Path: <" + paths.of(SampleEvents.subject(message, 0).copy(), Purpose.BOUNCE, BOUNCE_DOMAIN) + ">",
            "eve@example.org");

        assertThat(recipients(copies.proven(List.of(FEEDBACK), report))).containsExactly("bob@example.org");
    }

    @Test
    void aForgedReturnPathProvesNothing() {
        assertThat(copies.proven(List.of(FEEDBACK), report("Return-Path: <b-" + "a".repeat(45) + "@" + BOUNCE_DOMAIN + ">", "eve@example.org"))).isEmpty();
    }

    @Test
    void aForgedMarkProvesNothing() {
        assertThat(copies.proven(List.of(FEEDBACK), report(CopyMarks.FIELD + ": " + "a".repeat(45), "eve@example.org"))).isEmpty();
    }

    private Found found(ReturnedMessage report, Address... to) {
        return copies.find(List.of(to), report, true);
    }

    private Address returnAddress(MessageCopy copy, String bounceDomain) {
        return Address.of(paths.of(copy, Purpose.BOUNCE, bounceDomain));
    }

    /** One that we made for a message that is not known any more. */
    private Address forgotten(String bounceDomain) {
        return returnAddress(new MessageCopy(MessageId.create(clock), 0), bounceDomain);
    }

    @Test
    void aFailureThatFitsNoCopyIsLeftOverBesideThoseThatDo() {
        Found found = found(report("Message-ID: <m1@news.example.com>", "eve@example.org", "mallory@example.org"), FEEDBACK);

        assertThat(recipients(found.about())).containsExactly("Eve@example.org");
        assertThat(found.leftOver()).extracting(ReturnResult::recipient).containsExactly("mallory@example.org");
    }

    @Test
    void whereEveryFailureFitsItsCopyThatIsAll() {
        assertThat(found(report("Message-ID: <m1@news.example.com>", "eve@example.org", "bob@example.org"), FEEDBACK).isAll()).isTrue();
    }

    @Test
    void whatFitsNoCopyAtAllIsNotAll() {
        assertThat(found(report("Subject: The news", "eve@example.org"), FEEDBACK).isAll()).isFalse();
    }

    @Test
    void aDelayThatFitsNoCopyIsNotLeftOver() {
        String text = text("Message-ID: <m1@news.example.com>", "eve@example.org", "mallory@example.org")
            .replace("mallory@example.org\nAction: failed\nStatus: 5.1.1", "mallory@example.org\nAction: delayed\nStatus: 4.4.1");

        assertThat(found(read(text), FEEDBACK).isAll()).isTrue();
    }

    @Test
    void aReturnAddressLeavesNoneOver() {
        Address address = returnAddress(SampleEvents.subject(message, 0).copy(), BOUNCE_DOMAIN);

        assertThat(found(report("Subject: The news", "x@example.net", "y@example.net"), address).isAll()).isTrue();
    }

    @Test
    void aForgottenReturnAddressBesideAKnownOneLeavesTheFailuresOver() {
        Address known = returnAddress(SampleEvents.subject(message, 0).copy(), BOUNCE_DOMAIN);
        Found found = found(report("Subject: The news", "bob@example.org", "x@example.net"), known, forgotten(BOUNCE_DOMAIN));

        assertThat(recipients(found.about())).containsExactly("bob@example.org");
        assertThat(found.leftOver()).hasSize(2);
    }

    @Test
    void theAccountsOfTheCopiesAndOfForgottenReturnAddressesAreConcerned() {
        Address known = returnAddress(SampleEvents.subject(message, 0).copy(), BOUNCE_DOMAIN);

        assertThat(copies.concerned(List.of(known, forgotten("bounce.beta.example"), forgotten(BOUNCE_DOMAIN)), report("Subject: The news")))
            .containsExactly("acme", "beta");
    }

    @Test
    void whoseCopyItIsGoesBeforeWhoseBounceDomainItIs() {
        Address known = returnAddress(SampleEvents.subject(message, 0).copy(), BOUNCE_DOMAIN);

        assertThat(copies.concerned(List.of(known, new Address("fbl", "bounce.beta.example")), report("Subject: The news"))).containsExactly("acme");
    }
}
