package org.posthorn.sqlite.queue;

import org.posthorn.core.message.RawMessage;

/** A mail that is to be written, as it was when it was enqueued. */
record NewItem(QueueIndex queue, Entry entry, byte[] meta, RawMessage message) {
}
