package org.posthorn.webadmin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;

import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.address.Address;

import spark.Request;

/** What several routes read from a request. */
final class Requests {
    static final int MAX_BODY = 64 << 10;
    static final String DOMAIN_FORM = "a domain name of ASCII letters, digits and hyphens with at least one dot";

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+" + LABEL);

    private Requests() {
    }

    /** The path's parts as the router sees them: still encoded, without empty ones. */
    static List<String> segments(Request request) {
        List<String> segments = new ArrayList<>();
        for (String segment : request.raw().getRequestURI().split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** The body, at most {@link #MAX_BODY} octets of it: Spark's own reader would take any number into memory. */
    static String body(Request request) {
        return new String(begin(request, MAX_BODY, MAX_BODY), StandardCharsets.UTF_8);
    }

    /** The body's first octets; a body of more than the limit is refused, but none of what lies behind the first octets comes into memory. */
    static byte[] begin(Request request, int octets, long limit) {
        try {
            InputStream body = stream(request);
            byte[] begin = body.readNBytes(octets);
            if (isLonger(body, limit - begin.length)) {
                throw Errors.tooLarge("A body has at most " + limit + " octets");
            }
            return begin;
        } catch (IOException e) {
            throw new UncheckedIOException("The request's body broke off", e);
        }
    }

    /** The body, however long: Spark's own request would take all of it into memory. */
    static InputStream stream(Request request) {
        ServletRequest raw = request.raw();
        while (raw instanceof ServletRequestWrapper wrapper) {
            raw = wrapper.getRequest();
        }
        try {
            return raw.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("The request's body broke off", e);
        }
    }

    private static boolean isLonger(InputStream rest, long limit) throws IOException {
        byte[] buffer = new byte[MAX_BODY];
        long left = limit;
        for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
            left -= read;
            if (left < 0) {
                return true;
            }
        }
        return false;
    }

    /** The account that the path names; 404 if there is none. */
    static Account account(AccountStore accounts, Request request) {
        String id = request.params("account");
        return accounts.find(id).orElseThrow(() -> Errors.notFound("There is no account " + id));
    }

    /** The address that the path names, as stores compare it. */
    static String address(Request request) {
        return addressKey(request.params("address")).orElseThrow(() -> Errors.badRequest("'address' must be a mail address"));
    }

    static Optional<String> addressKey(String text) {
        return Address.parse(text).map(Address::key);
    }

    static String domain(Request request) {
        return domain(request.params("domain")).orElseThrow(() -> Errors.badRequest("'domain' must be " + DOMAIN_FORM));
    }

    static Optional<String> domain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() <= 253 && DOMAIN.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }

    /** For routes that take no body and no query but {@code action}. */
    static String action(Request request) {
        return Query.of(request, Set.of("action")).text("action").orElseThrow(() -> Errors.badRequest("'action' is missing"));
    }
}
