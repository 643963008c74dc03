package org.posthorn.mailets;

import java.util.Set;
import java.util.TreeSet;

import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Takes header fields out that are not for strangers; every other byte stays.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.StripHeaders"&gt;
 *   &lt;names&gt;Bcc, Return-Path&lt;/names&gt;  &lt;!-- required: field names in any case, with commas between --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class StripHeaders extends GenericMailet {
    record Settings(Set<String> names) {
        static Settings from(InitParameters parameters) {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (String name : parameters.required("names").split(",")) {
                names.add(name.strip());
            }
            return new Settings(names);
        }
    }

    private Settings settings;

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), Settings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        RawMessage raw = RawMimeMessage.of(mail);
        if (raw.fields().stream().anyMatch(field -> settings.names().contains(field.name()))) {
            RawMimeMessage.set(mail, raw.without(settings.names()));
        }
    }
}
