package org.posthorn.core.suppression;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.posthorn.core.address.Address;

/**
 * A list of suppressions in a file of this or another service.
 *
 * @param account whose entries they become, or {@link Suppression#EVERYONE}
 * @param reason of all entries; null if the file tells
 * @param now what is younger, or has no time that can be read, is as of now
 */
public record SuppressionFile(String account, SuppressionFormat format, SuppressionReason reason, Instant now) {
    private static final List<String> SINCE = List.of("since", "created", "createdat", "lastupdatetime", "date", "timestamp");
    private static final int MAX_DETAIL = 500;

    /** What a row is. */
    public sealed interface Row {
    }

    /** An address not to send to. */
    public record Entry(Suppression suppression) implements Row {
    }

    /**
     * A row that cannot be taken.
     *
     * @param line where it begins in the file, from 1
     */
    public record Mistake(long line, String why) implements Row {
    }

    /**
     * Reads the rows one at a time. Where the file is broken, the last one is a mistake that says so.
     *
     * @throws IOException if the file cannot be read
     */
    public void read(InputStream file, Consumer<Row> rows) throws IOException {
        try {
            FileRows.read(file, row -> rows.accept(row(row)));
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            rows.accept(new Mistake(line, "The file is broken here, and nothing behind it was read: " + shown(e.getOriginalMessage())));
        }
    }

    private Row row(FileRow row) {
        Optional<String> written = row.address().map(SuppressionFile::plain);
        if (written.isEmpty()) {
            return new Mistake(row.line(), "No address: there must be a column or field address, email, EmailAddress or recipient");
        }
        Optional<String> address = Address.parse(written.get()).map(Address::key);
        if (address.isEmpty()) {
            return new Mistake(row.line(), shown(written.get()) + " is not a mail address");
        }
        return Optional.ofNullable(reason).or(() -> format.reason(row)).map(known -> entry(address.get(), known, row))
            .orElseGet(() -> new Mistake(row.line(), "The reason is none that " + format.label() + " has"));
    }

    private Row entry(String address, SuppressionReason known, FileRow row) {
        Instant since = row.first(SINCE).flatMap(FileTime::parse).filter(time -> time.isBefore(now)).orElse(now);
        Instant until = row.get("until").flatMap(FileTime::parse).orElse(null);
        String detail = format.detail(row).map(SuppressionFile::shown).orElse(null);
        return new Entry(new Suppression(account, address, known, since, until, detail));
    }

    /** Without the apostrophe that keeps a spreadsheet from taking the address for a formula. */
    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }

    /** In one line of bounded length. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
    }
}
