package org.posthorn.distribution;

/** The stores, whichever they are, as what is closed last. */
@FunctionalInterface
interface Closing {
    void close();
}
