package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.posthorn.core.address.IpRange;

/**
 * Tells people from machines and privacy proxies by what is known of them. A file of rules has one a line, {@code kind what value}: {@code agent} has
 * the value somewhere in the User-Agent in any case, {@code agent-is} is the whole of it, {@code ip} is a network that the request comes from,
 * {@code prefetch} is a request that calls itself one. The first that fits decides; what none fits is a person's.
 */
public final class ClientRules {
    private final List<Rule> rules;

    private ClientRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What is asked of a request. */
    public record Request(String agent, InetAddress ip, boolean prefetch) {
    }

    private record Rule(ClientKind kind, String what, String value, IpRange range) {
        boolean fits(Request request, String agent) {
            return switch (what) {
                case "agent" -> agent.contains(value);
                case "agent-is" -> agent.equals(value);
                case "ip" -> range.contains(request.ip());
                default -> request.prefetch();
            };
        }
    }

    /** The rules that ship. */
    public static ClientRules shipped() {
        try (InputStream in = ClientRules.class.getResourceAsStream("clients.txt")) {
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The rules of clients cannot be read", e);
        }
    }

    /**
     * Reads such a file; empty lines and those that begin with # are passed over.
     *
     * @throws IllegalArgumentException naming the line that is no rule
     */
    public static ClientRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                int place = number;
                rules.add(rule(line.strip()).orElseThrow(() -> new IllegalArgumentException("Line " + place + " is no rule: " + line)));
            }
        }
        return new ClientRules(rules);
    }

    public ClientKind kindOf(Request request) {
        String agent = request.agent() == null ? "" : request.agent().toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (rule.fits(request, agent)) {
                return rule.kind();
            }
        }
        return ClientKind.HUMAN;
    }

    private static Optional<Rule> rule(String line) {
        String[] words = line.split("\\s+", 3);
        Optional<ClientKind> kind = ClientKind.parse(words[0]);
        String what = words.length > 1 ? words[1] : "";
        String value = words.length > 2 ? words[2] : "";
        return kind.flatMap(known -> switch (what) {
            case "agent" -> Optional.of(value).filter(part -> !part.isEmpty()).map(part -> new Rule(known, what, part.toLowerCase(Locale.ROOT), null));
            case "agent-is" -> Optional.of(new Rule(known, what, value.toLowerCase(Locale.ROOT), null));
            case "ip" -> IpRange.parse(value).map(range -> new Rule(known, what, "", range));
            case "prefetch" -> Optional.of(new Rule(known, what, "", null));
            default -> Optional.empty();
        });
    }
}
