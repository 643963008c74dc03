package org.posthorn.core.suppression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the rows of a list, whatever wraps them: CSV with or without a header, with commas, semicolons or tabs; JSON with the rows anywhere in it, or a
 * JSON value on each line. Takes no more memory than a row.
 */
final class FileRows {
    /** The columns where no header names them. */
    private static final List<String> COLUMNS = List.of("address", "reason");
    private static final int PEEK = 8192;
    private static final int MAX_VALUES = 100;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(65536).maxNameLength(1000).build();
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final CsvFactory CSV = CsvFactory.builder().streamReadConstraints(BOUNDS)
        .enable(CsvParser.Feature.TRIM_SPACES).enable(CsvParser.Feature.SKIP_EMPTY_LINES).enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE).build();
    /** Where an API says how its list goes on, which is no row. */
    private static final String PAGING = "paging";

    private final JsonParser parser;
    private final Consumer<FileRow> rows;
    private final Deque<Level> open = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();

    /** An object that has begun. */
    private static final class Level {
        private final Map<String, String> values = new HashMap<>();
        private long line;
        private boolean hasObjects;
    }

    private FileRows(JsonParser parser, Consumer<FileRow> rows) {
        this.parser = parser;
        this.rows = rows;
    }

    /**
     * Gives each row to the consumer.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where the file is broken; the rows before were given
     */
    static void read(InputStream file, Consumer<FileRow> rows) throws IOException {
        try (BufferedInputStream input = new BufferedInputStream(file, PEEK); JsonParser parser = parser(input)) {
            new FileRows(parser, rows).read();
        }
    }

    private static JsonParser parser(BufferedInputStream input) throws IOException {
        input.mark(PEEK);
        String begin = new String(input.readNBytes(PEEK), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        input.reset();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return JSON.createParser(input);
        }
        CsvParser csv = CSV.createParser(input);
        csv.setSchema(schema(begin.lines().findFirst().orElse("")));
        return csv;
    }

    private static CsvSchema schema(String firstLine) {
        CsvSchema.Builder schema = CsvSchema.builder().setColumnSeparator(separator(firstLine));
        if (firstLine.indexOf('@') < 0) {
            return schema.setUseHeader(true).build();
        }
        COLUMNS.forEach(schema::addColumn);
        return schema.build();
    }

    private static char separator(String line) {
        return line.indexOf(',') >= 0 ? ',' : line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private void read() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                begin();
            } else if (token == JsonToken.END_OBJECT) {
                end(open.pop());
            } else if (token == JsonToken.FIELD_NAME && PAGING.equals(parser.currentName())) {
                parser.nextToken();
                parser.skipChildren();
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                take(parser.getText().strip());
            }
        }
    }

    private void begin() {
        if (!open.isEmpty()) {
            open.peek().hasObjects = true;
        }
        open.push(new Level());
    }

    /** What has no address is a row too, and a wrong one, unless it wraps rows or is a part of one. */
    private void end(Level level) {
        FileRow row = new FileRow(level.line, level.values);
        if (row.address().isPresent() || !level.hasObjects && !parser.getParsingContext().inObject()) {
            rows.accept(row);
        }
    }

    private void take(String value) throws IOException {
        if (open.isEmpty()) {
            rows.accept(new FileRow(parser.currentTokenLocation().getLineNr(), Map.of(COLUMNS.get(0), value)));
            return;
        }
        Level level = open.peek();
        if (level.values.isEmpty()) {
            level.line = parser.currentTokenLocation().getLineNr();
        }
        if (level.values.size() < MAX_VALUES) {
            level.values.putIfAbsent(name(), value);
        }
    }

    /** The field's, or of the field whose list this is in. */
    private String name() throws IOException {
        String name = parser.currentName() != null ? parser.currentName() : parser.getParsingContext().getParent().getCurrentName();
        return name == null ? "" : names.size() < MAX_VALUES ? names.computeIfAbsent(name, FileRows::plain) : plain(name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
