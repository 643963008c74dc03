package org.posthorn.core.bounce;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.posthorn.core.bounce.ReturnedMail.Part;
import org.posthorn.core.envelope.CopyMarks;

/** Finds the marks of our copies in mail that came back with a copy in it, whole, in part, or quoted, and however MIME wraps it. */
public final class EmbeddedMarks {
    private static final int MAX_MARKS = 10;
    private static final String NAME = CopyMarks.FIELD.toLowerCase(Locale.ROOT) + ":";

    private EmbeddedMarks() {
    }

    /** What stands where a mark would, at most 10 of them. Anyone may have written it: it is to be verified. */
    public static List<String> find(byte[] message) {
        ReturnedMail mail = MailTaker.take(message);
        return Stream.concat(mail.parts().stream().map(Part::text), Stream.of(mail.raw()))
            .flatMap(EmbeddedMarks::marks).distinct().limit(MAX_MARKS).toList();
    }

    private static Stream<String> marks(String text) {
        return text.lines().map(EmbeddedMarks::unquoted).filter(line -> line.regionMatches(true, 0, NAME, 0, NAME.length()))
            .map(line -> line.substring(NAME.length()).strip()).limit(MAX_MARKS);
    }

    private static String unquoted(String line) {
        int begin = 0;
        while (begin < line.length() && (line.charAt(begin) == '>' || line.charAt(begin) == ' ')) {
            begin++;
        }
        return line.substring(begin);
    }
}
