package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** URLs from which a test reads the target again. */
final class ReadableLinks implements Links {
    static final String CLICK = "https://t.example.net/c/";
    static final String OPEN = "https://t.example.net/o/1";
    static final String IMAGE = "<img src=\"" + OPEN + "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">";

    @Override
    public String click(int link, String target) {
        return CLICK + link + "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(UTF_8)) + "~";
    }

    @Override
    public String open() {
        return OPEN;
    }

    static String target(String url) {
        String token = url.substring(url.indexOf('/', CLICK.length()) + 1, url.length() - 1);
        return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    }
}
