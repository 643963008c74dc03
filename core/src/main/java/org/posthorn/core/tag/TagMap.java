package org.posthorn.core.tag;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values by keys, as some services have them in a header field: a JSON object, or {@code name=value} with commas between. */
record TagMap(JsonNode values) {
    static final TagMap UNREADABLE = new TagMap(MissingNode.getInstance());

    /** In characters. A field with the data of a thousand recipients in it is longer than any tag needs. */
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(TagValue.MAX_LENGTH).build()).build());

    static TagMap parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return UNREADABLE;
        }
        if (!text.startsWith("{")) {
            return new TagMap(list(text));
        }
        try {
            return new TagMap(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return UNREADABLE;
        }
    }

    /** The text or number of that key, the first of a list; keys of objects in objects have dots between. */
    Optional<String> get(String key) {
        JsonNode value = values;
        for (String step : key.split("\\.", -1)) {
            value = value.path(step);
        }
        JsonNode first = value.isArray() ? value.path(0) : value;
        return first.isTextual() || first.isNumber() ? Optional.of(first.asText()) : Optional.empty();
    }

    private static ObjectNode list(String text) {
        ObjectNode values = JSON.createObjectNode();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        return values;
    }
}
