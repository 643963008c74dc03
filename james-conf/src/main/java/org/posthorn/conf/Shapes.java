package org.posthorn.conf;

import static org.posthorn.conf.Part.attribute;
import static org.posthorn.conf.Part.idle;
import static org.posthorn.conf.Part.many;
import static org.posthorn.conf.Part.nested;
import static org.posthorn.conf.Part.one;
import static org.posthorn.conf.Part.optional;
import static org.posthorn.conf.Part.required;

/** What James 3.8.1 and Posthorn read of the XML files, but for smtpserver.xml ({@link SmtpServerShape}). */
final class Shapes {
    static final Shape MAILET_CONTAINER = Shape.of(
        idle("enableJmx", "James reads it at <processors> and <processor>"),
        one("context", Shape.of(optional("postmaster", Value.MAILBOX))),
        one("spooler", Shape.of(
            optional("threads", Value.atLeast(1)),
            optional("errorRepository", Value.URL))),
        one("processors", Shape.of(
            attribute("enableJmx", Value.BOOLEAN),
            many("processor", processor()))));

    static final Shape MAIL_REPOSITORY_STORE = Shape.of(
        optional("defaultProtocol", Value.NAME),
        one("mailrepositories", Shape.of(
            many("mailrepository", Shape.of(
                required("class", Value.TEXT),
                one("protocols", Shape.of(many("protocol", Shape.text(Value.NAME)))),
                optional("config", Shape.of(attribute("FIFO", Value.BOOLEAN), attribute("CACHEKEYS", Value.BOOLEAN))))))));

    static final Shape DNS_SERVICE = Shape.of(
        optional("autodiscover", Value.BOOLEAN),
        optional("verbose", Value.BOOLEAN),
        optional("authoritative", Value.BOOLEAN),
        optional("setAsDNSJavaDefault", Value.BOOLEAN),
        optional("maxcachesize", Value.atLeast(1)),
        optional("negativeCacheTTL", Value.atLeast(0)),
        optional("servers", Shape.of(many("server", Shape.text(Value.TEXT)))),
        optional("searchpaths", Shape.of(many("searchpath", Shape.text(Value.TEXT)))));

    private Shapes() {
    }

    private static Shape processor() {
        return Shape.of(
            required("state", Value.NAME),
            attribute("enableJmx", Value.BOOLEAN),
            nested("matcher", Shapes::matcher),
            many("mailet", mailet()));
    }

    private static Shape matcher() {
        return Shape.of(
            attribute("name", Value.TEXT),
            attribute("match", Value.TEXT),
            attribute("notmatch", Value.TEXT),
            nested("matcher", Shapes::matcher));
    }

    private static Shape mailet() {
        return Shape.open(Shapes::initParameter,
            attribute("match", Value.TEXT),
            attribute("notmatch", Value.TEXT),
            required("class", Value.TEXT));
    }

    private static Shape initParameter() {
        return Shape.open(Shapes::initParameter);
    }
}
