package org.posthorn.mailets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;
import org.posthorn.core.tag.TagSource;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.MessageTags;
import org.posthorn.mail.RawMimeMessage;
import org.posthorn.mail.Submission;

/**
 * Says under which names messages have their tags (R3), and reads those of mail that has not been read before. The listeners use the same names: a message
 * that came by one of ours has its tags read there already, at the end of DATA, where it can be refused still. Goes first of all, as every event has the
 * tags; at most one of it may be there, and StripHeaders has to take the fields out. A setting that is absent has the names that ship.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.ReadTags"&gt;
 *   &lt;campaign&gt;X-Posthorn-Campaign, X-Splio-ref, X-MC-Tags[], X-SMTPAPI:category&lt;/campaign&gt;  &lt;!-- the first that is there counts --&gt;
 *   &lt;channel&gt;X-Posthorn-Channel&lt;/channel&gt;
 *   &lt;recipientId&gt;X-Posthorn-Recipient-Id&lt;/recipientId&gt;
 *   &lt;pool&gt;X-Posthorn-Pool&lt;/pool&gt;
 *   &lt;mailing&gt;X-Posthorn-Mailing&lt;/mailing&gt;
 *   &lt;bypassSuppression&gt;X-Posthorn-Bypass-Suppression&lt;/bypassSuppression&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 *
 * <p>{@code Name} is the whole value of a header field, {@code Name[]} the first of a list with commas between, {@code Name:key} what the key names in
 * a JSON object or in {@code name=value} with commas between.
 */
public final class ReadTags extends GenericMailet {
    private final MessageTags tags;
    private final AccountStore accounts;

    @Inject
    public ReadTags(MessageTags tags, AccountStore accounts) {
        this.tags = tags;
        this.accounts = accounts;
    }

    static TagNames settings(InitParameters parameters) {
        Map<Tag, List<TagSource>> sources = new EnumMap<>(Tag.class);
        for (Tag tag : Tag.values()) {
            sources.put(tag, parameters.value(tag.label(), TagNames.DEFAULT.of(tag), "field names with commas between, each alone, with [] or with :key",
                TagNames::parse));
        }
        return new TagNames(sources);
    }

    @Override
    public void init() throws MessagingException {
        tags.use(InitParameters.parse(getMailetConfig(), ReadTags::settings));
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Submission submission = Submission.of(mail)
            .orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was not submitted by an account"));
        if (!submission.isRead()) {
            Account account = accounts.find(submission.account())
                .orElseThrow(() -> new MessagingException("Mail " + mail.getName() + " was submitted by an account that is gone"));
            submission.with(tags.read(RawMimeMessage.of(mail).fields(), account)).putInto(mail);
        }
    }
}
