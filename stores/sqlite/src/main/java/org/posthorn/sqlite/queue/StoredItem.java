package org.posthorn.sqlite.queue;

/**
 * A row of the file: all of a mail but its message.
 *
 * @param body the row that has the message's base
 */
record StoredItem(long id, long body, byte[] meta) {
}
