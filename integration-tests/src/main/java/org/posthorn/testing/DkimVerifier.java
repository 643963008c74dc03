package org.posthorn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** DKIM verifiers (RFC 6376) that are not ours. Both canonicalise, hash and check the signature against the key record they are given. */
public enum DkimVerifier {
    PYTHON_DKIM(RequiredTool.PYTHON_DKIM) {
        @Override
        Verdict check(byte[] message, String keyName, String keyRecord, Path folder) {
            Path script = Resources.unpack("dkim-verify.py", folder);
            Programs.Result result = Programs.run(List.of(Programs.PYTHON, script.toString(), keyName, keyRecord), message, folder, TIMEOUT);
            return new Verdict(result.exit() == 0, result.output());
        }
    },
    /** OpenDKIM's filter in its test mode; opendkim-testmsg itself asks the system's resolver and takes no key. */
    OPENDKIM(RequiredTool.OPENDKIM) {
        @Override
        Verdict check(byte[] message, String keyName, String keyRecord, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("message.eml"), message);
            Path keys = Files.writeString(folder.resolve("keys"), keyName + " " + keyRecord + "\n", StandardCharsets.US_ASCII);
            Path configuration = Files.writeString(folder.resolve("opendkim.conf"), "Mode v\nTestPublicKeys " + keys + "\n");
            String output = Programs.run(List.of("opendkim", "-x", configuration.toString(), "-t", file.toString()), TIMEOUT).output();
            return new Verdict(output.contains(") succeeded"), output);
        }
    };

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private final RequiredTool tool;

    DkimVerifier(RequiredTool tool) {
        this.tool = tool;
    }

    /**
     * What a verifier found.
     *
     * @param valid  whether the signature holds
     * @param output what the program said
     */
    public record Verdict(boolean valid, String output) {
    }

    abstract Verdict check(byte[] message, String keyName, String keyRecord, Path folder) throws IOException;

    /** Skips or fails the test where the verifier is missing. */
    public void require() {
        tool.require();
    }

    private static void empty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Checks a message's first signature against one key: {@code s1._domainkey.news.example.com} and the text of its TXT record. */
    public Verdict verify(byte[] message, String keyName, String keyRecord) {
        try {
            Path tools = Files.createDirectories(Repository.target().resolve("tools"));
            Path folder = Files.createTempDirectory(tools, "dkim");
            try {
                return check(message, keyName, keyRecord, folder);
            } finally {
                empty(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what " + this + " reads", e);
        }
    }
}
