package org.posthorn.mailets;

import org.posthorn.mail.InitParameters;

/**
 * The settings of the mailets that charge what came back.
 *
 * @param byMessageId whether Message-ID and recipient are enough to tell whose copy it is, where no return address and no mark does
 */
record ReturnSettings(boolean byMessageId) {
    static ReturnSettings from(InitParameters parameters) {
        return new ReturnSettings(parameters.value("byMessageId", true, "true or false", ReturnSettings::flag));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
