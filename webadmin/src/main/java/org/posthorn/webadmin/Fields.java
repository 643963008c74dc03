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
    private final String prefix;
    private final List<String> mistakes;
    private final Set<String> unread = new TreeSet<>();

    private Fields(JsonNode object, String prefix, List<String> mistakes) {
        this.object = object;
        this.prefix = prefix;
        this.mistakes = mistakes;
        object.fieldNames().forEachRemaining(unread::add);
    }

    /** An empty text is an object without fields. */
    static <T> T read(String text, Function<Fields, T> reader) {
        List<String> mistakes = new ArrayList<>();
        T value = read(new Fields(object(text), "", mistakes), reader);
        if (!mistakes.isEmpty()) {
            throw Errors.badRequest(String.join("; ", mistakes));
        }
        return value;
    }

    private static <T> T read(Fields fields, Function<Fields, T> reader) {
        T value = reader.apply(fields);
        fields.unread.forEach(name -> fields.mistakes.add("'" + fields.prefix + name + "' is not a field here"));
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

    Optional<Boolean> flag(String name) {
        return field(name).filter(node -> node.isBoolean() || wrong(name, "true or false")).map(JsonNode::booleanValue);
    }

    /** Texts that the parser understands, in order. */
    <T> Optional<List<T>> texts(String name, Function<String, Optional<T>> parser, String expected) {
        return array(name).map(elements -> {
            List<Optional<T>> parsed = elements.stream().map(node -> Optional.ofNullable(node.textValue()).flatMap(parser)).toList();
            if (!parsed.stream().allMatch(Optional::isPresent)) {
                wrong(name, "a list, each of it " + expected);
            }
            return parsed.stream().flatMap(Optional::stream).toList();
        });
    }

    /** An object whose fields the reader reads. */
    <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return field(name).filter(node -> node.isObject() || wrong(name, "an object"))
            .map(node -> read(new Fields(node, prefix + name + ".", mistakes), reader));
    }

    /** A list of such objects, of which the reader may find one wrong. */
    <T> Optional<List<T>> objects(String name, Function<Fields, Optional<T>> reader) {
        return array(name).map(elements -> {
            List<T> read = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                read(new Fields(elements.get(i), prefix + name + "[" + i + "].", mistakes), reader).ifPresent(read::add);
            }
            return read;
        });
    }

    /** Notes a mistake of a field; its rule is the caller's. */
    boolean wrong(String name, String expected) {
        mistakes.add("'" + prefix + name + "' must be " + expected);
        return false;
    }

    private Optional<JsonNode> field(String name) {
        unread.remove(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private Optional<List<JsonNode>> array(String name) {
        return field(name).filter(node -> node.isArray() || wrong(name, "a list")).map(node -> {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(elements::add);
            return elements;
        });
    }

    private static boolean isWithin(JsonNode node, int min, int max) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= min && node.intValue() <= max;
    }
}
