package org.posthorn.conf;

import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;

/** Values as James sees them: {@code ${env:NAME}} and the like are replaced by what they stand for, if it is there. */
final class Interpolation {
    private Interpolation() {
    }

    static String of(String text) {
        if (!text.contains("${")) {
            return text;
        }
        ConfigurationInterpolator interpolator = new ConfigurationInterpolator();
        interpolator.registerLookups(ConfigurationInterpolator.getDefaultPrefixLookups());
        return String.valueOf(interpolator.interpolate(text));
    }
}
