package org.posthorn.core.bounce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.posthorn.core.address.Address;
import org.posthorn.core.bounce.ReturnedMail.Part;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.message.MessageId;

/**
 * What mail that came back shows of the copy that it is about, which may be in it whole, in part, quoted, or in JSON, and however MIME wraps it; at
 * most 10 of each. Anyone may have written it.
 *
 * @param marks what stands where our mark would; to be verified
 * @param returnPaths where it says that the copy's bounces go; to be verified
 * @param messageIds the values of Message-ID fields, without brackets, and those that the message says it answers
 * @param ids of messages that passed this server, by its Received fields
 * @param recipient whom the copy's To names, if it names one alone
 * @param wasForwarded whether it came back from us before
 */
public record EmbeddedCopy(List<String> marks, List<Address> returnPaths, List<String> messageIds, List<MessageId> ids, Optional<Address> recipient,
                           boolean wasForwarded) {
    private static final int MAX = 10;
    private static final String MESSAGE_ID = "Message-ID";
    private static final String RETURN_PATH = "Return-Path";
    private static final String RECEIVED = "Received";
    private static final String TO = "To";
    /** Behind what our listeners write before it, see ReceivedField. */
    private static final String OURS = "(Posthorn)";

    public static EmbeddedCopy find(byte[] message) {
        ReturnedMail mail = MailTaker.take(message);
        List<QuotedFields> parts = mail.parts().stream().map(Part::text).map(EmbeddedCopy::fields).map(QuotedFields::new).toList();
        Stream<String> marks = Stream.concat(parts.stream(), Stream.of(new QuotedFields(mail.raw()))).flatMap(text -> text.values(CopyMarks.FIELD));
        Stream<String> ids = Stream.concat(parts.stream().flatMap(text -> text.values(MESSAGE_ID)), answered(mail.header()));
        return new EmbeddedCopy(first(marks), first(parts.stream().flatMap(text -> text.values(RETURN_PATH)).flatMap(path -> single(path).stream())),
            first(ids.flatMap(EmbeddedCopy::withoutBrackets)),
            first(parts.stream().flatMap(text -> text.values(RECEIVED)).flatMap(value -> id(value).stream())),
            first(parts.stream().flatMap(text -> text.values(TO))).stream().findFirst().flatMap(EmbeddedCopy::single),
            parts.stream().anyMatch(text -> text.values(ForwardedReturn.MARK).findAny().isPresent()));
    }

    private static String fields(String part) {
        return SesNotification.in(part).map(SesNotification::original).orElse(part);
    }

    private static <T> List<T> first(Stream<T> some) {
        return some.distinct().limit(MAX).toList();
    }

    private static Stream<String> answered(Header header) {
        return Stream.concat(header.all("In-Reply-To").stream(), header.all("References").stream());
    }

    private static Stream<String> withoutBrackets(String value) {
        return Stream.of(value.split("[<>\\s]+")).filter(id -> id.indexOf('@') >= 0).limit(MAX);
    }

    /** The id that our Received field tells. */
    private static Optional<MessageId> id(String received) {
        int ours = received.indexOf(OURS);
        List<String> words = ours < 0 ? List.of() : List.of(received.substring(ours).split("[\\s;]+"));
        int id = words.indexOf("id") + 1;
        return id == 0 || id == words.size() ? Optional.empty() : MessageId.parse(words.get(id));
    }

    private static Optional<Address> single(String field) {
        int at = field.indexOf('@');
        if (at < 0 || field.indexOf('@', at + 1) >= 0) {
            return Optional.empty();
        }
        int open = field.lastIndexOf('<', at);
        int close = field.indexOf('>', at);
        return Address.parse(open >= 0 && close >= 0 ? field.substring(open + 1, close).strip() : field.strip());
    }
}
