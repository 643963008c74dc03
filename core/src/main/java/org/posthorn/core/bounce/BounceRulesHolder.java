package org.posthorn.core.bounce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The rules in use, for all who ask: those that ship and an operator's, which can be read anew while mail flows. */
public final class BounceRulesHolder implements Supplier<BounceRules> {
    /** The operator's folder in the configuration. */
    public static final String FOLDER = "bounce-rules";

    private final Path folder;
    private volatile BounceRules rules;

    /**
     * Reads the operator's rules.
     *
     * @param folder theirs; need not be there
     * @throws BounceRulesException if a file cannot be understood
     * @throws IOException if the folder or a file cannot be read
     */
    public BounceRulesHolder(Path folder) throws IOException, BounceRulesException {
        this.folder = folder;
        this.rules = BounceRules.load(folder);
    }

    @Override
    public BounceRules get() {
        return rules;
    }

    /**
     * Reads the operator's rules anew; they hold from the next question on. If it fails, those from before stay.
     *
     * @throws BounceRulesException if a file cannot be understood
     * @throws IOException if the folder or a file cannot be read
     */
    public synchronized void reload() throws IOException, BounceRulesException {
        rules = BounceRules.load(folder);
    }
}
