package org.posthorn.conf;

import java.util.Optional;
import java.util.function.Supplier;

/** What an element may hold: its attributes, children and text. */
@FunctionalInterface
interface Shape {
    /** What belongs to somebody else, who reads it as he likes. */
    Shape ANYTHING = (element, mistakes) -> { };

    void check(XmlElement element, Mistakes mistakes);

    /** An element of just these parts. */
    static Shape of(Part... parts) {
        return new ElementShape(Optional.empty(), Optional.empty(), parts);
    }

    /** An element that is a text. */
    static Shape text(Value value) {
        return new ElementShape(Optional.of(value), Optional.empty());
    }

    /** An element of these parts and a text, and of any other children that have another shape. */
    static Shape open(Supplier<Shape> others, Part... parts) {
        return new ElementShape(Optional.of(Value.ANY), Optional.of(others), parts);
    }
}
