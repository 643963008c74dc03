package org.posthorn.core.dkim;

/** A key to test with, made once a run. */
public final class SampleKeys {
    public static final DkimKey KEY = DkimKeys.generate("s2026q4");

    private SampleKeys() {
    }
}
