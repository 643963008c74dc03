package org.posthorn.core.admission;

import java.util.List;

/** The bans that outlive a restart. Changes are durable when they return. */
public interface BanStore {
    /** Ordered by IP, as text. */
    List<Ban> list();

    /** Adds or replaces. */
    void put(Ban ban);

    /** False if there was none. */
    boolean remove(String ip);
}
