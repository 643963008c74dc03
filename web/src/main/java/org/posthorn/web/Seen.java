package org.posthorn.web;

import java.time.Instant;

import org.posthorn.core.tracking.Client;
import org.posthorn.core.tracking.TrackingToken;

/** A visit that is not written down yet. */
record Seen(TrackingToken token, Client client, Instant time) {
}
