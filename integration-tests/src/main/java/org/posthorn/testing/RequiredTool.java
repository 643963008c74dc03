package org.posthorn.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outside programs that some tests need. {@link #require()} skips the test where one is missing, saying what installs it;
 * with the system property {@code tools=required} the test fails instead.
 */
public enum RequiredTool {
    PYTHON("apt-get install python3", Programs.PYTHON + " -c 'import smtplib, ssl'"),
    PYTHON_DKIM("apt-get install python3-dkim", Programs.PYTHON + " -c 'import dkim'"),
    OPENDKIM("apt-get install opendkim", "opendkim -V"),
    /** With the Perl module that it needs for TLS, which Debian's swaks only recommends. */
    SWAKS("apt-get install swaks libnet-ssleay-perl", "swaks --version && perl -MNet::SSLeay -e 1"),
    NODE("apt-get install nodejs npm", "node --version && npm --version"),
    STRACE("apt-get install strace", "strace -V"),
    /** With Cyrus' client side of AUTH LOGIN, which Debian's Postfix only recommends. Its master runs as root alone. */
    POSTFIX("apt-get install postfix libsasl2-modules (and run the tests as root)",
            "test $(id -u) = 0 && postconf -d mail_version && find /usr/lib -name 'liblogin.so*' | grep -q .");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Map<RequiredTool, Boolean> PRESENT = new ConcurrentHashMap<>();
    private final String install;
    private final String probe;

    RequiredTool(String install, String probe) {
        this.install = install;
        this.probe = probe;
    }

    /** Whether it runs on this machine; tried once for each JVM. */
    public boolean isPresent() {
        return PRESENT.computeIfAbsent(this, RequiredTool::runs);
    }

    private boolean runs() {
        return Programs.run(List.of("sh", "-c", probe), TIMEOUT).exit() == 0;
    }

    /** Throws TestAbortedException, or AssertionError with {@code tools=required}, where it is missing. */
    public void require() {
        demand(isPresent(), name() + " is missing; install it with: " + install);
    }

    static void demand(boolean present, String message) {
        if (!present && "required".equals(System.getProperty("tools"))) {
            throw new AssertionError(message);
        }
        assumeTrue(present, message);
    }
}
