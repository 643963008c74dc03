package org.posthorn.core.tracking;

/**
 * A replacement in a text or its octets. Offsets ascend: {@code breakBefore <= start <= end <= breakAfter}.
 *
 * @param breakBefore where a line break may be put in front without changing what the document says
 * @param end behind the last that is replaced
 * @param breakAfter where a line break may be put behind
 * @param text what is put there; in octets, each as the character of its number
 */
record Edit(int breakBefore, int start, int end, int breakAfter, String text) {
}
