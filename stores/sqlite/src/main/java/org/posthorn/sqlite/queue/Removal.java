package org.posthorn.sqlite.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.james.queue.api.ManageableMailQueue.Type;
import org.apache.mailet.Mail;

/** Finds the mails that an operator wants removed: reads every envelope once, no body. */
final class Removal {
    private final MailStore store;
    private final Type type;
    private final String value;

    Removal(MailStore store, Type type, String value) {
        this.store = store;
        this.type = type;
        this.value = value;
    }

    Set<Long> select(List<Entry> candidates) {
        Set<Long> selected = new HashSet<>();
        for (Entry entry : candidates) {
            store.item(entry.id()).map(item -> MetaReader.read(item.meta())).filter(this::matches).ifPresent(mail -> selected.add(entry.id()));
        }
        return selected;
    }

    private boolean matches(Mail mail) {
        return switch (type) {
            case Name -> mail.getName().equals(value);
            case Sender -> mail.getMaybeSender().asString().equalsIgnoreCase(value);
            case Recipient -> mail.getRecipients().stream().anyMatch(recipient -> recipient.asString().equalsIgnoreCase(value));
        };
    }
}
