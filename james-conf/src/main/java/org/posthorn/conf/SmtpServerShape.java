package org.posthorn.conf;

import static org.posthorn.conf.Part.attribute;
import static org.posthorn.conf.Part.idle;
import static org.posthorn.conf.Part.many;
import static org.posthorn.conf.Part.one;
import static org.posthorn.conf.Part.optional;
import static org.posthorn.conf.Part.required;

import java.util.stream.Stream;

import org.posthorn.core.address.IpRange;

/** What James 3.8.1 and Posthorn read of smtpserver.xml, and what James reads there that does nothing here. */
final class SmtpServerShape {
    private static final String AUTH_NEEDS_TLS = "AUTH is there after TLS or as <allowPlaintext> says, and the handlers package says who may send what";
    private static final Value MECHANISMS = new Value("PLAIN, LOGIN or both with a blank between",
        text -> text.matches("(?i)(PLAIN|LOGIN)(\\s+(PLAIN|LOGIN))*"));
    private static final Value RANGES = new Value("IPv4 and IPv6 addresses and networks with blanks between, as in 10.0.0.0/8 2001:db8::1",
        text -> Stream.of(text.split("\\s+", -1)).allMatch(range -> IpRange.parse(range).isPresent()));
    private static final Value PROTOCOL = new Value("'TLSv1.2' or 'TLSv1.3'; older ones are broken (RFC 8996)", text -> text.matches("TLSv1\\.[23]"));
    private static final Value NO_JMX = new Value("'false', since James' JMX handlers refuse every connection otherwise", "false"::equals);

    static final Shape SMTP_SERVERS = Shape.of(many("smtpserver", smtpServer()));

    private SmtpServerShape() {
    }

    private static Shape smtpServer() {
        return Shape.of(
            attribute("enabled", Value.BOOLEAN),
            one("jmxName", Shape.text(Value.NAME)),
            one("bind", Shape.text(Value.ADDRESS_AND_PORT)),
            optional("tls", tls()),
            optional("auth", auth()),
            optional("allowPlaintext", Value.BOOLEAN),
            optional("trustZone", Value.BOOLEAN),
            optional("helloName", helloName()),
            optional("maxmessagesize", Value.KILOBYTES),
            optional("connectiontimeout", Value.atLeast(1)),
            optional("connectionBacklog", Value.atLeast(1)),
            optional("sessions", Value.between(1, 100_000)),
            optional("connectionLimitPerIP", Value.between(0, 100_000)),
            optional("ioWorkerCount", Value.atLeast(1)),
            optional("bossWorkerCount", Value.atLeast(1)),
            optional("gracefulShutdown", Value.BOOLEAN),
            optional("proxy", Shape.of(one("from", Shape.text(RANGES)))),
            optional("smtpGreeting", Value.TEXT),
            optional("heloEhloEnforcement", Value.BOOLEAN),
            optional("addressBracketsEnforcement", Value.BOOLEAN),
            one("handlerchain", handlerChain()),
            idle("authRequired", AUTH_NEEDS_TLS),
            idle("authorizedAddresses", "<trustZone> and an account's trustedIps say who may relay without AUTH"),
            idle("verifyIdentity", "a sender has to be of the account's own domains, always"),
            idle("connectionLimit", "<sessions> says how many there may be at once"),
            idle("proxyRequired", "<proxy><from> says whose connections begin with a PROXY header; from elsewhere anyone could forge one"),
            idle("maxExecutorCount", "each session has a thread while it has something to do; <sessions> says how many there may be at once"));
    }

    private static Shape tls() {
        return Shape.of(
            attribute("socketTLS", Value.BOOLEAN),
            attribute("startTLS", Value.BOOLEAN),
            optional("privateKey", Value.URL),
            optional("certificates", Value.URL),
            optional("keystore", Value.URL),
            optional("keystoreType", Value.oneOf("JKS", "PKCS12")),
            optional("secret", Value.TEXT),
            optional("supportedProtocols", Shape.of(many("protocol", Shape.text(PROTOCOL)))),
            optional("supportedCipherSuites", Shape.of(many("cipherSuite", Shape.text(Value.TEXT)))),
            optional("clientAuth", Shape.of(
                optional("truststore", Value.URL),
                optional("truststoreType", Value.oneOf("JKS", "PKCS12")),
                optional("truststoreSecret", Value.TEXT))),
            optional("enableOCSPCRLChecks", Value.BOOLEAN));
    }

    private static Shape auth() {
        return Shape.of(
            optional("mechanisms", MECHANISMS),
            idle("announce", AUTH_NEEDS_TLS),
            idle("requireSSL", AUTH_NEEDS_TLS),
            idle("plainAuthEnabled", "<mechanisms> says what AUTH accepts"),
            idle("oidc", "<mechanisms> says what AUTH accepts"));
    }

    private static Shape helloName() {
        return Shape.open(() -> Shape.of(), attribute("autodetect", Value.BOOLEAN));
    }

    private static Shape handlerChain() {
        return Shape.of(
            required("coreHandlersPackage", Value.TEXT),
            required("enableJmx", NO_JMX),
            idle("jmxHandlersPackage", "enableJmx is always false"),
            many("handler", Shape.open(() -> Shape.ANYTHING, required("class", Value.TEXT))));
    }
}
