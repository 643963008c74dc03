package org.posthorn.webadmin;

import static spark.Spark.halt;

import com.fasterxml.jackson.annotation.JsonInclude;

import spark.HaltException;

/** Answers that end a request, with the body that all of WebAdmin gives: {@code statusCode}, {@code type}, {@code message}, {@code details}. */
final class Errors {
    @JsonInclude
    private record Body(int statusCode, String type, String message, String details) {
    }

    private Errors() {
    }

    static HaltException badRequest(String message) {
        return error(400, "InvalidArgument", message);
    }

    static HaltException unauthorized(String message) {
        return error(401, "Unauthorized", message);
    }

    static HaltException forbidden(String message) {
        return error(403, "Forbidden", message);
    }

    static HaltException notFound(String message) {
        return error(404, "notFound", message);
    }

    static HaltException conflict(String message) {
        return error(409, "WrongState", message);
    }

    static HaltException tooLarge(String message) {
        return error(413, "TooLarge", message);
    }

    private static HaltException error(int status, String type, String message) {
        return halt(status, Json.write(new Body(status, type, message, null)));
    }
}
