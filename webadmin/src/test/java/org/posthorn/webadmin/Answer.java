package org.posthorn.webadmin;

import java.net.http.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What the server answered. */
record Answer(int status, String body, HttpHeaders headers) {
    /** The value at a JSON pointer (RFC 6901), as text; empty if there is none. */
    String at(String pointer) {
        return json().at(pointer).asText();
    }

    JsonNode json() {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }
}
