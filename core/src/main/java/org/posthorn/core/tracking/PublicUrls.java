package org.posthorn.core.tracking;

import java.net.URI;
import java.util.function.Supplier;

/** Where recipients' clients reach the public web server: one URL, but for the host names that accounts and domains have of their own. */
public final class PublicUrls {
    private final Supplier<URI> base;

    /** @param base such as {@code https://links.example.com}, without a path */
    public PublicUrls(Supplier<URI> base) {
        this.base = base;
    }

    /** What stands before the path; {@code host} may be null for the server's own. */
    public String at(String host) {
        URI url = base.get();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + (host == null ? url.getHost() : host) + port;
    }
}
