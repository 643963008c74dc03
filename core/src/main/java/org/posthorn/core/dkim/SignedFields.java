package org.posthorn.core.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.posthorn.core.message.HeaderField;

/** Which header fields a signature covers, in its order (RFC 6376 section 5.4). */
record SignedFields(List<String> names, List<HeaderField> fields) {
    private static final List<String> COVERED = List.of("From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "In-Reply-To", "References",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
        "CFBL-Address", "Feedback-ID", "X-Posthorn-Id");
    /** Named once more than they occur, so that nobody can add one unseen. */
    private static final Set<String> SEALED = Set.of("From", "To", "Cc", "Subject", "Date", "Message-ID");

    /** Of a message's fields, from the top, those to sign: of each name all, from the bottom. */
    static SignedFields of(List<HeaderField> all) {
        List<String> names = new ArrayList<>();
        List<HeaderField> fields = new ArrayList<>();
        for (String name : COVERED) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).is(name)) {
                    names.add(name);
                    fields.add(all.get(i));
                }
            }
            if (SEALED.contains(name)) {
                names.add(name);
            }
        }
        return new SignedFields(names, fields);
    }
}
