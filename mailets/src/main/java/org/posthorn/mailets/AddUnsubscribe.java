package org.posthorn.mailets;

import java.util.Optional;

import javax.inject.Inject;
import javax.mail.MessagingException;

import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.envelope.CopyAddresses;
import org.posthorn.core.envelope.CopyAddresses.Purpose;
import org.posthorn.core.event.Event;
import org.posthorn.core.message.FieldNames;
import org.posthorn.core.message.RawMessage;
import org.posthorn.core.tracking.CopyLinks;
import org.posthorn.core.unsubscribe.ListUnsubscribe;
import org.posthorn.mail.Copies;
import org.posthorn.mail.InitParameters;
import org.posthorn.mail.RawMimeMessage;

/**
 * Adds List-Unsubscribe and List-Unsubscribe-Post (RFC 2369, RFC 8058) to the copies of accounts that have {@code unsubscribe} on: an address and a URL
 * that are this recipient's alone. Goes behind SplitRecipients and before SignDkim, which signs both.
 *
 * <pre><code>
 * &lt;mailet match="All" class="org.posthorn.mailets.AddUnsubscribe"&gt;
 *   &lt;existing&gt;keep&lt;/existing&gt;  &lt;!-- or replace: what becomes of a List-Unsubscribe that the sender has set; default: keep --&gt;
 * &lt;/mailet&gt;
 * </code></pre>
 */
public final class AddUnsubscribe extends GenericMailet {
    private static final FieldNames FIELDS = FieldNames.parse(ListUnsubscribe.FIELD + "," + ListUnsubscribe.POST_FIELD);

    record Settings(boolean replaces) {
        private static boolean replaces(String existing) {
            return switch (existing) {
                case "keep" -> false;
                case "replace" -> true;
                default -> throw new IllegalArgumentException(existing);
            };
        }

        static Settings from(InitParameters parameters) {
            return new Settings(parameters.value("existing", false, "keep or replace", Settings::replaces));
        }
    }

    private final AccountStore accounts;
    private final CopyLinks links;
    private final CopyAddresses addresses;
    private final BounceDomain bounceDomain;
    private Settings settings;

    @Inject
    public AddUnsubscribe(AccountStore accounts, CopyLinks links, CopyAddresses addresses, BounceDomain bounceDomain) {
        this.accounts = accounts;
        this.links = links;
        this.addresses = addresses;
        this.bounceDomain = bounceDomain;
    }

    @Override
    public void init() throws MessagingException {
        settings = InitParameters.parse(getMailetConfig(), Settings::from);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Event.Subject subject = Copies.subject(mail);
        Optional<Account> account = accounts.find(subject.account()).filter(known -> known.engagement().unsubscribe());
        if (account.isEmpty()) {
            return;
        }
        RawMessage raw = RawMimeMessage.of(mail);
        boolean has = raw.header(ListUnsubscribe.FIELD).isPresent();
        if (has && !settings.replaces()) {
            return;
        }
        String address = addresses.of(subject.copy(), Purpose.UNSUBSCRIBE, bounceDomain.of(subject));
        String fields = ListUnsubscribe.fields(address, links.of(account.get(), subject).unsubscribe());
        RawMimeMessage.set(mail, (has ? raw.without(FIELDS) : raw).prepend(fields));
    }
}
