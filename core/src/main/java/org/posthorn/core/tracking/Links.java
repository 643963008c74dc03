package org.posthorn.core.tracking;

/** The URLs that are put into one copy of a message. They are made of letters, digits and {@code -._~:/%} alone, safe in HTML without quotes. */
public interface Links {

    /**
     * The URL that leads to a link's target.
     *
     * @param link the link's number in the message, from 0; links in Outlook's conditional comments share the number of the same link outside
     * @param target the original URL as the browser would have it
     */
    String click(int link, String target);

    /** The URL of the image that tells that the message was opened. */
    String open();
}
