package org.posthorn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.posthorn.testing.AdminApi;

/** Reads an account's events as they come. The last page may be read again, so that events are told apart by their ids. */
final class EventTail {
    private final AdminApi admin;
    private final String path;
    private final Set<String> seen = new HashSet<>();
    private String after = "";

    EventTail(AdminApi admin, String account) {
        this.admin = admin;
        this.path = "/relay/accounts/" + account + "/events?limit=20";
    }

    /** Those that came since the last call. */
    List<JsonNode> read() throws IOException {
        List<JsonNode> fresh = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = admin.get(path + after).orThrow().json();
            page.path("items").forEach(event -> {
                if (seen.add(event.path("id").asText())) {
                    fresh.add(event);
                }
            });
            more = page.path("next").isTextual();
            after = more ? "&after=" + AdminApi.encode(page.path("next").asText()) : after;
        }
        return fresh;
    }
}
