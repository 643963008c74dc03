package org.posthorn.sqlite.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.posthorn.core.event.SubmittedMessage.Recipient;
import org.posthorn.core.message.Addressing;

/** A message's recipients as two columns: their addresses, one a line, and how they are addressed, a letter each. */
final class RecipientColumns {
    private static final String LINE = "\n";
    private static final char UNKNOWN = '?';

    private RecipientColumns() {
    }

    static String addresses(List<Recipient> recipients) {
        return recipients.stream().map(Recipient::address).collect(Collectors.joining(LINE));
    }

    static String letters(List<Recipient> recipients) {
        StringBuilder letters = new StringBuilder(recipients.size());
        recipients.forEach(recipient -> letters.append(letter(recipient.as())));
        return letters.toString();
    }

    /** @param letters null for a message of before they were written */
    static List<Recipient> read(String addresses, String letters) {
        List<Recipient> recipients = new ArrayList<>();
        for (String address : addresses.isEmpty() ? new String[0] : addresses.split(LINE)) {
            recipients.add(new Recipient(address, letters == null ? null : addressing(letters.charAt(recipients.size()))));
        }
        return recipients;
    }

    private static char letter(Addressing addressing) {
        return addressing == null ? UNKNOWN : addressing.label().charAt(0);
    }

    private static Addressing addressing(char letter) {
        for (Addressing addressing : Addressing.values()) {
            if (letter(addressing) == letter) {
                return addressing;
            }
        }
        return null;
    }
}
