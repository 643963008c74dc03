package org.posthorn.conf;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Says what an unknown name should have been. */
final class Names {
    private static final int LIKE_ENOUGH = 3;

    private Names() {
    }

    /** The known name that begins like the unknown one, else all known names. */
    static String expected(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "expected none";
        }
        int best = known.stream().mapToInt(name -> commonPrefix(name, unknown)).max().orElse(0);
        List<String> like = known.stream().filter(name -> commonPrefix(name, unknown) == best).toList();
        if (best >= LIKE_ENOUGH && like.size() == 1) {
            return "expected '" + like.get(0) + "'";
        }
        return known.size() == 1 ? "expected '" + known.iterator().next() + "'" : "expected one of " + String.join(", ", new TreeSet<>(known));
    }

    private static int commonPrefix(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }
}
