package org.posthorn.core.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.posthorn.core.message.Addressing;
import org.posthorn.core.message.RawMessage;

/** Compares the recipients of the envelope with those of the header. */
public final class Addressees {
    /** So many addresses of To and Cc together are looked at. */
    static final int MAX_ADDRESSES = 1000;

    private Addressees() {
    }

    /**
     * How the message as it came addresses each recipient, in their order. A field that is no list of addresses (RFC 5322 section 3.4) names nobody.
     *
     * @param recipients addresses, in any case
     */
    public static List<Addressing> of(RawMessage message, List<String> recipients) {
        Header header = Header.of(RawMessage.of(message.base()));
        Map<String, Addressing> named = new HashMap<>();
        add(named, header.values("To"), Addressing.TO);
        add(named, header.values("Cc"), Addressing.CC);
        List<Addressing> found = new ArrayList<>(recipients.size());
        for (String recipient : recipients) {
            found.add(named.getOrDefault(recipient.toLowerCase(Locale.ROOT), Addressing.BCC));
        }
        return found;
    }

    private static void add(Map<String, Addressing> named, List<String> values, Addressing addressing) {
        for (String value : values) {
            for (String address : Mailboxes.all(value, MAX_ADDRESSES - named.size())) {
                named.putIfAbsent(address.toLowerCase(Locale.ROOT), addressing);
            }
        }
    }
}
