package org.posthorn.mailets;

import java.util.LinkedHashSet;
import java.util.Set;

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
            parameters.required("names");
            return new Settings(parameters.value("names", Set.of(), "field names with commas between", Settings::names));
        }

        private static Set<String> names(String text) {
            Set<String> names = new LinkedHashSet<>();
            for (String name : text.split(",", -1)) {
                names.add(fieldName(name.strip()));
            }
            return names;
        }

        /** RFC 5322 section 3.6.8. */
        private static String fieldName(String name) {
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
                throw new IllegalArgumentException("Not a field name: " + name);
            }
            return name;
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
        if (raw.fields().stream().anyMatch(field -> settings.names().stream().anyMatch(field::is))) {
            RawMimeMessage.set(mail, raw.without(settings.names()));
        }
    }
}
