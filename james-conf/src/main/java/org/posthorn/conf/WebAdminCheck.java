package org.posthorn.conf;

import java.util.List;

import org.apache.james.webadmin.Routes;

/** Checks webadmin.properties. */
final class WebAdminCheck {
    private static final List<String> TOKENS = List.of("jwt.enabled", "jwt.publickeypem.url", "jwt.privatekey");
    private static final List<String> HTTPS = List.of("https.enabled", "https.keystore", "https.password", "https.trust.keystore", "https.trust.password");
    private static final List<String> CORS = List.of("cors.enable", "cors.origin");
    private static final Value HOST = new Value("a host name or address", text -> text.matches("[A-Za-z0-9.:\\[\\]-]+"));

    private final ClassNames classes;

    WebAdminCheck(ClassNames classes) {
        this.classes = classes;
    }

    void check(PropertiesFile properties) {
        properties.check("enabled", Value.BOOLEAN);
        properties.check("host", HOST);
        properties.check("port", Value.port());
        int most = properties.number("maxThreadCount", 32, Value.atLeast(1));
        int least = properties.number("minThreadCount", 4, Value.atLeast(1));
        if (least > most) {
            properties.wrong("minThreadCount", "is " + least + ", expected no more than maxThreadCount, " + most);
        }
        checkRoutes(properties);
        TOKENS.forEach(name -> properties.idle(name, "requests carry a bearer token"));
        HTTPS.forEach(name -> properties.idle(name, "put a proxy with TLS before WebAdmin"));
        CORS.forEach(name -> properties.idle(name, "WebAdmin answers no other origin"));
        properties.refuseOthers();
    }

    private void checkRoutes(PropertiesFile properties) {
        for (String name : properties.text("extensions.routes").orElse("").split(",", -1)) {
            if (!name.isBlank()) {
                classes.mistakeIn(name.strip(), Routes.class).ifPresent(wrong -> properties.wrong("extensions.routes", wrong));
            }
        }
    }
}
