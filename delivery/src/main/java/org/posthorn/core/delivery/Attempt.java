package org.posthorn.core.delivery;
public record Attempt(Outgoing copy, DeliveryResult result) {
}
