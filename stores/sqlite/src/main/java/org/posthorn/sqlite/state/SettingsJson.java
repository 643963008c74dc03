package org.posthorn.sqlite.state;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import org.posthorn.core.account.AccountSettings;
import org.posthorn.core.account.Profile;
import org.posthorn.core.account.Rate;
import org.posthorn.core.address.IpRange;
import org.posthorn.sqlite.SqliteException;

/** An account's settings as they are stored: JSON with the names of the records' components. A component that is absent is the profile's. */
final class SettingsJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new SimpleModule()
            .addSerializer(new Writer<>(Duration.class, duration -> String.valueOf(duration.toSeconds())))
            .addDeserializer(Duration.class, new Reader<>(Duration.class, text -> Duration.ofSeconds(Long.parseLong(text))))
            .addSerializer(new Writer<>(Rate.class, Rate::text))
            .addDeserializer(Rate.class, new Reader<>(Rate.class, text -> Rate.parse(text).orElseThrow()))
            .addSerializer(new Writer<>(IpRange.class, IpRange::text))
            .addDeserializer(IpRange.class, new Reader<>(IpRange.class, text -> IpRange.parse(text).orElseThrow())))
        .build();

    private SettingsJson() {
    }

    static String write(AccountSettings settings) {
        return MAPPER.valueToTree(settings).toString();
    }

    static AccountSettings read(String json, Profile profile) {
        try {
            ObjectNode stored = (ObjectNode) MAPPER.readTree(json);
            ObjectNode defaults = MAPPER.valueToTree(profile.settings());
            fill(stored, defaults);
            // What belongs together in a record of its own is filled too; what is deeper is a value and stands as it is.
            defaults.properties().forEach(part -> {
                if (stored.get(part.getKey()) instanceof ObjectNode known && part.getValue() instanceof ObjectNode whole) {
                    fill(known, whole);
                }
            });
            return MAPPER.treeToValue(stored, AccountSettings.class);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new SqliteException("An account's settings cannot be read", e);
        }
    }

    private static void fill(ObjectNode stored, ObjectNode defaults) {
        for (Map.Entry<String, JsonNode> part : defaults.properties()) {
            stored.putIfAbsent(part.getKey(), part.getValue());
        }
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> text;

        Writer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> parser;

        Reader(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = json.readValueAsTree();
            return parser.apply(node.asText());
        }
    }
}
