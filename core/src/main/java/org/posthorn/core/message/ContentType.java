package org.posthorn.core.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * The value of a Content-Type or Content-Disposition field (RFC 2045 section 5.1, RFC 2183).
 *
 * @param value what stands before the first semicolon, in lower case; empty if the field is missing
 * @param parameters by their names in lower case, each once
 */
public record ContentType(String value, Map<String, String> parameters) {

    /** Reads a field's value; empty if a parameter stands there twice, since readers differ in which of them counts. */
    static Optional<ContentType> parse(String field) {
        ByteSequence octets = ContentUtil.encode(ISO_8859_1, field);
        RawBody parsed = RawFieldParser.DEFAULT.parseRawBody(octets, new ParserCursor(0, octets.length()));
        return parameters(parsed.getParams()).map(parameters -> new ContentType(parsed.getValue().strip().toLowerCase(Locale.ROOT), parameters));
    }

    /** Whether there is a parameter of that name, in the forms of RFC 2231 too. */
    public boolean has(String name) {
        return parameters.containsKey(name) || hasExtended(name);
    }

    /** Whether a parameter is written in the way of RFC 2231 (encoded, or in pieces), which not all readers know. */
    public boolean hasExtended(String name) {
        return parameters.keySet().stream().anyMatch(key -> key.startsWith(name + "*"));
    }

    /** The parameter's value without quotes, stripped; empty if it is missing or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Map<String, String>> parameters(List<NameValuePair> pairs) {
        Map<String, String> parameters = new HashMap<>();
        for (NameValuePair pair : pairs) {
            String text = pair.getValue() == null ? "" : pair.getValue();
            String name = pair.getName().strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && parameters.put(name, text) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
