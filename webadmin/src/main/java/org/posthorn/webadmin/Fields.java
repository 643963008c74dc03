package org.posthorn.webadmin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Reads a JSON object strictly and answers 400 with every field that is unknown, missing or wrong. A field that is null counts as absent. */
final class Fields {
    private final JsonNode object;
    private final Set<String> unread = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private Fields(JsonNode object) {
        this.object = object;
        object.fieldNames().forEachRemaining(unread::add);
    }

    /** An empty text is an object without fields. */
    static <T> T read(String text, Function<Fields, T> reader) {
        Fields fields = new Fields(object(text));
        T value = reader.apply(fields);
        fields.unread.forEach(name -> fields.mistakes.add("'" + name + "' is not a field here"));
        if (!fields.mistakes.isEmpty()) {
            throw Errors.badRequest(String.join("; ", fields.mistakes));
        }
        return value;
    }

    private static JsonNode object(String text) {
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode node = Json.read(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw Errors.badRequest("The body is not JSON: " + e.getOriginalMessage());
        }
        throw Errors.badRequest("The body must be a JSON object");
    }

    Optional<String> text(String name) {
        return field(name).filter(node -> node.isTextual() || wrong(name, "a string")).map(JsonNode::textValue);
    }

    /** A text that the parser understands. */
    <T> Optional<T> text(String name, Function<String, Optional<T>> parser, String expected) {
        return text(name).map(parser).filter(parsed -> parsed.isPresent() || wrong(name, expected)).map(Optional::orElseThrow);
    }

    Optional<Integer> number(String name, int min, int max) {
        return field(name)
            .filter(node -> isWithin(node, min, max) || wrong(name, "a whole number from " + min + " to " + max))
            .map(JsonNode::intValue);
    }

    /** A number of octets: a number, or a text such as {@code "200KB"}. */
    Optional<Long> octets(String name, long max) {
        return field(name)
            .map(node -> ByteSize.parse(node.asText()).filter(size -> size <= max && (node.isTextual() || node.isIntegralNumber())))
            .filter(size -> size.isPresent() || wrong(name, "octets, as a number or like \"200KB\", at most " + ByteSize.format(max)))
            .map(Optional::orElseThrow);
    }

    /** Notes a mistake of a field; its rule is the caller's. */
    boolean wrong(String name, String expected) {
        mistakes.add("'" + name + "' must be " + expected);
        return false;
    }

    private Optional<JsonNode> field(String name) {
        unread.remove(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private static boolean isWithin(JsonNode node, int min, int max) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= min && node.intValue() <= max;
    }
}
