package org.posthorn.core.event;

import org.posthorn.core.tracking.Client;

/**
 * A request of a recipient's mail client or browser.
 *
 * @param id tells apart the visits of one copy
 * @param link the URL that was followed; null where none was
 * @param client who asked
 */
public record Visit(String id, String link, Client client) {
}
