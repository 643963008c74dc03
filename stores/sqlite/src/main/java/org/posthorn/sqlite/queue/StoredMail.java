package org.posthorn.sqlite.queue;

import org.posthorn.core.message.RawMessage;

/** A mail as it was read from the file. */
record StoredMail(StoredItem item, RawMessage message) {
}
