package org.posthorn.mailets;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import javax.mail.MessagingException;

import org.apache.mailet.Mailet;
import org.apache.mailet.MailetConfig;

import org.posthorn.mail.InitParameters;

/** What each mailet of this package reads of its settings, so that a configuration can be checked without making the mailet. */
public final class MailetSettings {
    private static final Function<InitParameters, Object> NONE = parameters -> Optional.empty();
    private static final Map<Class<? extends Mailet>, Function<InitParameters, ?>> READERS = Map.ofEntries(
        entry(AddFeedbackFields.class, AddFeedbackFields.Settings::from),
        entry(AddUnsubscribe.class, AddUnsubscribe.Settings::from),
        entry(CheckRules.class, CheckRules.Settings::from),
        entry(Deliver.class, Deliver.Settings::from),
        entry(DropSuppressed.class, NONE),
        entry(ForwardReply.class, NONE),
        entry(HoldPending.class, HoldPending.Settings::from),
        entry(ReadBounce.class, ReturnSettings::from),
        entry(ReadComplaint.class, ReturnSettings::from),
        entry(ReadTags.class, ReadTags::settings),
        entry(ReadUnsubscribe.class, NONE),
        entry(RecordSubmission.class, NONE),
        entry(Reenvelope.class, NONE),
        entry(SignDkim.class, NONE),
        entry(SplitRecipients.class, SplitRecipients.Settings::from),
        entry(StripHeaders.class, StripHeaders::settings),
        entry(TrackHtml.class, NONE));

    private MailetSettings() {
    }

    /** Settings of a mailet that sends messages on to another processor. */
    public interface NextProcessor {
        /** The processor's state; it has to exist. */
        String processor();
    }

    /** The mailets whose settings are known. */
    public static Set<Class<? extends Mailet>> mailets() {
        return READERS.keySet();
    }

    /**
     * Reads the settings as the mailet itself would.
     *
     * @return the settings; empty for a mailet of another's making, whose settings nobody knows
     * @throws MessagingException naming every parameter that is missing, unknown or malformed
     */
    public static Optional<Object> read(Class<?> mailet, MailetConfig config) throws MessagingException {
        Function<InitParameters, ?> reader = READERS.get(mailet);
        return reader == null ? Optional.empty() : Optional.of(InitParameters.parse(config, reader));
    }
}
