package org.posthorn.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.posthorn.core.address.Address;
import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

/** The fields of a header section. */
record Header(List<HeaderField> fields) {
    static Header of(RawMessage message) {
        return new Header(message.fields());
    }

    /** The values of the fields of that name, unfolded, in their order. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                values.add(field.unfoldedValue());
            }
        }
        return values;
    }

    int count(String name) {
        int count = 0;
        for (HeaderField field : fields) {
            count += field.is(name) ? 1 : 0;
        }
        return count;
    }

    /** The one address of the one field of that name; empty where there is no or another field or address, or none that can be read without doubt. */
    Optional<Address> address(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? Mailboxes.single(values.get(0)) : Optional.empty();
    }
}
