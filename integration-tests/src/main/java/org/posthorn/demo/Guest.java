package org.posthorn.demo;

import java.util.List;
import java.util.Optional;

/**
 * A recipient of the campaign.
 *
 * @param fate what is scripted for it
 */
record Guest(String address, Fate fate) {
    static final List<Guest> ALL = List.of(
            new Guest("ada@alpine.example", Fate.DELIVERED),
            new Guest("bela@alpine.example", Fate.DELIVERED),
            new Guest("carl@alpine.example", Fate.DEFERRED_ONCE),
            new Guest("dora@alpine.example", Fate.DELIVERED),
            new Guest("emil@birch.example", Fate.DELIVERED),
            new Guest("frida@birch.example", Fate.REFUSED),
            new Guest("gustav@birch.example", Fate.DELIVERED),
            new Guest("hanna@birch.example", Fate.DELIVERED),
            new Guest("igor@cedar.example", Fate.DEFERRED_TWICE),
            new Guest("jana@cedar.example", Fate.DELIVERED),
            new Guest("karl@cedar.example", Fate.RETURNED),
            new Guest("lena@cedar.example", Fate.DELIVERED),
            new Guest("marie@dune.example", Fate.SUPPRESSED),
            new Guest("nils@dune.example", Fate.DELIVERED),
            new Guest("olga@dune.example", Fate.DELIVERED),
            new Guest("paul@dune.example", Fate.RETURNED),
            new Guest("quirin@elm.example", Fate.COMPLAINED),
            new Guest("rosa@elm.example", Fate.REFUSED),
            new Guest("sven@elm.example", Fate.DEFERRED_ONCE),
            new Guest("tilda@elm.example", Fate.DELIVERED));

    static List<Guest> of(Fate fate) {
        return ALL.stream().filter(guest -> guest.fate() == fate).toList();
    }

    static Optional<Guest> at(String address) {
        return ALL.stream().filter(guest -> guest.address().equals(address)).findFirst();
    }

    /** With a capital. */
    String name() {
        return Character.toUpperCase(address.charAt(0)) + address.substring(1, address.indexOf('@'));
    }
}
