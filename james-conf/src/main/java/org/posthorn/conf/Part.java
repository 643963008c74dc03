package org.posthorn.conf;

import java.util.function.Supplier;

/** One thing that an element may hold; see {@link Shape}. */
sealed interface Part {
    String name();

    /** How often an element is there. */
    enum Times { AT_MOST_ONCE, ONCE, ANY }

    record Attribute(String name, Value value, boolean required) implements Part {
    }

    record Child(String name, Times times, Supplier<Shape> shape) implements Part {
    }

    /** An attribute or element that James reads and that does nothing here. */
    record Idle(String name, String reason) implements Part {
    }

    static Part attribute(String name, Value value) {
        return new Attribute(name, value, false);
    }

    static Part required(String name, Value value) {
        return new Attribute(name, value, true);
    }

    static Part one(String name, Shape shape) {
        return new Child(name, Times.ONCE, () -> shape);
    }

    static Part optional(String name, Shape shape) {
        return new Child(name, Times.AT_MOST_ONCE, () -> shape);
    }

    static Part optional(String name, Value value) {
        return optional(name, Shape.text(value));
    }

    static Part many(String name, Shape shape) {
        return new Child(name, Times.ANY, () -> shape);
    }

    /** As {@link #many}, for an element that may hold its like. */
    static Part nested(String name, Supplier<Shape> shape) {
        return new Child(name, Times.ANY, shape);
    }

    static Part idle(String name, String reason) {
        return new Idle(name, reason);
    }
}
