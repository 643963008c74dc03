package org.posthorn.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for a secret in whatever form a program may have let it out: as it is, in hex, as a list of numbers, and in base 64, alone or in the
 * middle of something longer, broken into lines or not; each also in capitals, as SMTP servers turn commands into.
 */
public final class SecretSearch {
    private static final int LEAST = 8;
    private final Set<String> forms = new TreeSet<>();

    /** Throws IllegalArgumentException for less than eight octets, which chance could bring about. */
    public SecretSearch(byte[] secret) {
        if (secret.length < LEAST) {
            throw new IllegalArgumentException("Too short to be looked for: " + secret.length + " octets");
        }
        String hex = HexFormat.of().formatHex(secret);
        String numbers = Arrays.toString(secret);
        forms.addAll(List.of(new String(secret, StandardCharsets.ISO_8859_1), hex, numbers.substring(1, numbers.length() - 1)));
        for (int before = 0; before < 3; before++) {
            forms.add(base64(secret, before).replace('+', '-').replace('/', '_'));
            forms.add(base64(secret, before));
        }
        forms.addAll(forms.stream().map(form -> form.toUpperCase(Locale.ROOT)).toList());
    }

    public static SecretSearch of(String secret) {
        return new SecretSearch(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The digits that depend on the secret alone when so many octets stand before it and any behind. */
    private static String base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return digits.substring(first, end);
    }

    public boolean isIn(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        String inOneLine = text.replace("\r", "").replace("\n", "");
        return forms.stream().anyMatch(form -> text.contains(form) || inOneLine.contains(form));
    }

    /** The files at or below these folders that hold it. */
    public List<Path> in(Path... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (isIn(Files.readAllBytes(file))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }
}
