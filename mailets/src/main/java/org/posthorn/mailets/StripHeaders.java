package org.posthorn.mailets;

import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.message.FieldNames;
import org.posthorn.core.message.RawMessage;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Takes header fields out that are not for strangers; every other byte stays.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.StripHeaders"&gt;
 *   &lt;names&gt;Bcc, Return-Path, X-Splio-*&lt;/names&gt;  &lt;!-- required: field names in any case, commas between; X-Splio-* is all that begin so --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class StripHeaders extends GenericMailet {
    private FieldNames names;

    static FieldNames settings(InitParameters parameters) {
        parameters.required("names");
        return parameters.value("names", null, "field names with commas between", FieldNames::parse);
    }

    @Override
    public void init() throws MessagingException {
        names = InitParameters.parse(getMailetConfig(), StripHeaders::settings);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        RawMessage raw = RawMimeMessage.of(mail);
        RawMessage kept = raw.without(names);
        if (kept.size() < raw.size()) {
            RawMimeMessage.set(mail, kept);
        }
    }
}
