package org.posthorn.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.posthorn.benchmarks.Results.Cell;

/** The report: for each number of sessions and each figure, both servers' median and range, and Posthorn's ratio to Postfix. */
final class Table {
    private static final String ROW = "%-8s  %-22s  %-26s  %-26s  %s%n";
    private static final List<Figure> FIGURES = List.of(
        new Figure("delivered/s", 0, Measurement::delivered), new Figure("accepted/s", 0, Measurement::accepted),
        new Figure("CPU ms/message", 2, Measurement::cpuMillis), new Figure("accept p50 ms", 1, Measurement::p50Millis),
        new Figure("accept p99 ms", 1, Measurement::p99Millis));

    private final StringBuilder text = new StringBuilder();
    private final Results results;

    private Table(Results results) {
        this.results = results;
    }

    private record Figure(String name, int digits, ToDoubleFunction<Measurement> value) {
    }

    static String of(Results results, List<Integer> sessions) {
        Table table = new Table(results);
        table.row("sessions", "", "Postfix + OpenDKIM", "Posthorn", "Posthorn/Postfix");
        sessions.forEach(table::rows);
        return table.text.toString();
    }

    private void rows(int sessions) {
        Cell postfix = new Cell(sessions, "postfix");
        Cell posthorn = new Cell(sessions, "posthorn");
        for (Figure figure : FIGURES) {
            row(String.valueOf(sessions), figure.name(), cell(postfix, figure), cell(posthorn, figure), ratio(postfix, posthorn, figure));
        }
        row(String.valueOf(sessions), "syncs/message", number(results.syncs(postfix), 2), number(results.syncs(posthorn), 2),
            number(results.syncs(posthorn) / results.syncs(postfix), 2));
    }

    private String cell(Cell cell, Figure figure) {
        if (!results.has(cell)) {
            return "-";
        }
        Statistics figures = results.statistics(cell, figure.value());
        int digits = figure.digits();
        return number(figures.median(), digits) + " (" + number(figures.least(), digits) + "-" + number(figures.most(), digits) + ")";
    }

    private String ratio(Cell postfix, Cell posthorn, Figure figure) {
        if (!results.has(postfix) || !results.has(posthorn)) {
            return "-";
        }
        return number(results.statistics(posthorn, figure.value()).median() / results.statistics(postfix, figure.value()).median(), 2);
    }

    private void row(Object... columns) {
        text.append(String.format(Locale.ROOT, ROW, columns));
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
