package org.posthorn.mailets;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.envelope.CopyMarks;
import org.posthorn.core.envelope.FeedbackId;
import org.posthorn.core.envelope.RoleAddress;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.FieldNames;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Adds what complaints of the copy are recognised by: {@code X-Posthorn-Id}, which names message and recipient to us alone and survives the redaction
 * of addresses; {@code CFBL-Address} (RFC 9477), which tells where to complain: {@code fbl@} the bounce domain; and {@code Feedback-ID}, by which Gmail
 * counts complaints: campaign, account, and channel or mailing. The sender's own Feedback-ID stays; its X-Posthorn-Id and CFBL-Address go.
 * Goes behind Reenvelope and before SignDkim, whose signature covers all three.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.AddFeedbackFields"&gt;
 *   &lt;fields&gt;X-Posthorn-Id, CFBL-Address, Feedback-ID&lt;/fields&gt;  &lt;!-- which of them, or none; default: all three --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class AddFeedbackFields extends GenericMailet {
    private static final String CFBL = "CFBL-Address";
    private static final Set<String> ALL = Set.of(CopyMarks.FIELD, CFBL, FeedbackId.FIELD);

    record Settings(Set<String> fields) {
        static Settings from(InitParameters parameters) {
            return new Settings(parameters.value("fields", ALL, "some of " + String.join(", ", new TreeSet<>(ALL)) + " with commas between, or none",
                Settings::fields));
        }

        private static Set<String> fields(String text) {
            Set<String> fields = new LinkedHashSet<>();
            for (String name : text.equals("none") ? new String[0] : text.split(",", -1)) {
                fields.add(ALL.stream().filter(known -> known.equalsIgnoreCase(name.strip())).findFirst().orElseThrow(IllegalArgumentException::new));
            }
            return fields;
        }
    }

    private final CopyMarks marks;
    private Settings settings;

    @Inject
    public AddFeedbackFields(CopyMarks marks) {
        this.marks = marks;
    }

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), Settings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        RawMessage raw = RawMimeMessage.of(mail);
        Map<String, String> fields = fields(mail, raw);
        if (fields.isEmpty()) {
            return;
        }
        boolean has = fields.keySet().stream().anyMatch(name -> raw.header(name).isPresent());
        RawMessage kept = has ? raw.without(FieldNames.parse(String.join(",", fields.keySet()))) : raw;
        RawMimeMessage.set(mail, kept.prepend(fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
            .collect(Collectors.joining())));
    }

    private Map<String, String> fields(Mail mail, RawMessage raw) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        String bounceDomain = mail.getMaybeSender().asOptional().orElseThrow(() -> new MessagingException("Reenvelope goes before AddFeedbackFields"))
            .getDomain().asString();
        Map<String, String> fields = new TreeMap<>(Map.of(CopyMarks.FIELD, marks.of(subject.copy()),
            CFBL, RoleAddress.forFeedback(bounceDomain) + "; report=arf",
            FeedbackId.FIELD, FeedbackId.of(subject.account(), subject.tags())));
        fields.keySet().retainAll(settings.fields());
        if (raw.header(FeedbackId.FIELD).isPresent()) {
            fields.remove(FeedbackId.FIELD);
        }
        return fields;
    }
}
