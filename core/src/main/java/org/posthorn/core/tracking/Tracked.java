package org.posthorn.core.tracking;

import org.posthorn.core.message.RawMessage;

/**
 * A message with its links and image put in.
 *
 * @param message the same instance as before if nothing was changed
 * @param links how many links were rewritten
 * @param image whether the image was put in
 */
public record Tracked(RawMessage message, int links, boolean image) {

    public boolean changed() {
        return links > 0 || image;
    }
}
