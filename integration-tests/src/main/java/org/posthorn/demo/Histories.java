package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of each recipient, in order, beside what was scripted. */
final class Histories {
    private final Map<String, List<JsonNode>> byRecipient = new HashMap<>();

    void add(JsonNode event) {
        byRecipient.computeIfAbsent(event.path("recipient").asText(), any -> new ArrayList<>()).add(event);
    }

    List<String> types(Guest guest) {
        return of(guest).stream().map(event -> event.path("type").asText()).toList();
    }

    /** Whether each recipient has as many events as scripted. */
    boolean areComplete() {
        return Guest.ALL.stream().allMatch(guest -> of(guest).size() >= guest.fate().events().size());
    }

    boolean isAsScripted(Guest guest) {
        return types(guest).equals(guest.fate().events());
    }

    /** A line for each recipient whose events are not those scripted. */
    List<String> mistakes() {
        return Guest.ALL.stream().filter(guest -> !isAsScripted(guest))
                .map(guest -> guest.address() + ": expected " + guest.fate().events() + ", got " + types(guest)).toList();
    }

    /** How often remote servers were tried for this recipient. */
    long attempts(Guest guest) {
        return of(guest).stream().mapToLong(event -> event.path("attempt").asLong()).max().orElse(0);
    }

    private List<JsonNode> of(Guest guest) {
        return byRecipient.getOrDefault(guest.address(), List.of());
    }
}
