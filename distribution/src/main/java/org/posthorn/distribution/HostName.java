package org.posthorn.distribution;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.posthorn.conf.PosthornSettings;

/** The name that this server says it has. */
final class HostName {
    private HostName() {
    }

    static String of(PosthornSettings settings) {
        return settings.hostName().orElseGet(HostName::ofMachine);
    }

    static String ofMachine() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
