package org.posthorn.webadmin;

import java.util.List;
import java.util.stream.Collectors;

import spark.Request;

/**
 * Tables as RFC 4180 writes them. A cell that a spreadsheet would take for a formula begins with an apostrophe, as cells may hold what customers and
 * recipients wrote.
 */
final class Csv {
    static final String TYPE = "text/csv; charset=utf-8";

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {
    }

    /** Whether the request would rather have a table than JSON. */
    static boolean isWanted(Request request) {
        String accept = request.headers("Accept");
        return accept != null && accept.contains("text/csv");
    }

    /** The rows, each ended by CRLF. */
    static String table(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",", "", END))).collect(Collectors.joining());
    }

    /** A null is empty. */
    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
