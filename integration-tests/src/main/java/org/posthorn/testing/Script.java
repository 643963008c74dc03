package org.posthorn.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who gets which behaviours: the recipient's own, else its domain's, else everybody's. Thread-safe. */
final class Script {
    private static final String EVERYBODY = "";
    private final Map<String, List<Behaviour>> byTarget = new ConcurrentHashMap<>();
    private final Map<Use, AtomicInteger> uses = new ConcurrentHashMap<>();

    private record Use(String target, Behaviour behaviour) {
    }

    void forRecipient(String address, Behaviour... behaviours) {
        byTarget.put(lower(address), List.of(behaviours));
    }

    void forDomain(String domain, Behaviour... behaviours) {
        byTarget.put("@" + lower(domain), List.of(behaviours));
    }

    void forEverybody(Behaviour... behaviours) {
        byTarget.put(EVERYBODY, List.of(behaviours));
    }

    /** What to do now, in order; each one returned counts as used. */
    List<Behaviour.Action> at(Stage stage, List<String> recipients) {
        List<String> targets = stage.knowsRecipients() ? recipients : List.of(EVERYBODY);
        return targets.stream().flatMap(target -> behaviours(lower(target)).stream()
                .filter(behaviour -> behaviour.at() == stage && use(lower(target), behaviour))
                .map(Behaviour::action)).toList();
    }

    private List<Behaviour> behaviours(String target) {
        List<Behaviour> own = byTarget.get(target);
        if (own != null) {
            return own;
        }
        List<Behaviour> everybody = byTarget.getOrDefault(EVERYBODY, List.of());
        return byTarget.getOrDefault(target.substring(Math.max(0, target.lastIndexOf('@'))), everybody);
    }

    private boolean use(String target, Behaviour behaviour) {
        return behaviour.times() == Behaviour.ALWAYS
                || uses.computeIfAbsent(new Use(target, behaviour), key -> new AtomicInteger()).getAndIncrement() < behaviour.times();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
