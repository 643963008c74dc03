package org.posthorn.core.suppression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a list in a file.
 *
 * @param line where it begins in the file, from 1
 * @param values by the columns' names, of which only lower-case letters and digits are left
 */
record FileRow(long line, Map<String, String> values) {
    private static final List<String> ADDRESS = List.of("address", "email", "emailaddress", "recipient", "recipientaddress");

    Optional<String> address() {
        return first(ADDRESS);
    }

    /** The first value that is there and not empty. */
    Optional<String> first(List<String> names) {
        return names.stream().map(values::get).filter(value -> value != null && !value.isEmpty()).findFirst();
    }

    Optional<String> get(String name) {
        return first(List.of(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
