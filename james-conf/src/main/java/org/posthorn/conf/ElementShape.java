package org.posthorn.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An element of known parts. */
final class ElementShape implements Shape {
    private final Map<String, Part.Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, Part.Child> children = new LinkedHashMap<>();
    private final Map<String, Part.Idle> idle = new LinkedHashMap<>();
    private final Optional<Value> text;
    private final Optional<Supplier<Shape>> others;

    ElementShape(Optional<Value> text, Optional<Supplier<Shape>> others, Part... parts) {
        this.text = text;
        this.others = others;
        for (Part part : parts) {
            if (part instanceof Part.Attribute attribute) {
                attributes.put(attribute.name(), attribute);
            } else if (part instanceof Part.Child child) {
                children.put(child.name(), child);
            } else if (part instanceof Part.Idle nothing) {
                idle.put(nothing.name(), nothing);
            }
        }
    }

    @Override
    public void check(XmlElement element, Mistakes mistakes) {
        checkAttributes(element, mistakes);
        checkNumbers(element, mistakes);
        for (XmlElement child : element.children()) {
            checkChild(child, mistakes);
        }
        if (text.isPresent()) {
            text.get().mistakeIn(element.text()).ifPresent(wrong -> mistakes.add(element, wrong));
        } else if (!element.text().isEmpty()) {
            mistakes.add(element, "unexpected text '" + element.text() + "'");
        }
    }

    private void checkAttributes(XmlElement element, Mistakes mistakes) {
        element.attributes().forEach((name, value) -> {
            Part.Attribute known = attributes.get(name);
            if (known != null) {
                known.value().mistakeIn(value).ifPresent(wrong -> mistakes.add(element, "attribute '" + name + "' " + wrong));
            } else if (idle.containsKey(name)) {
                mistakes.add(element, "attribute '" + name + "' has no effect here: " + idle.get(name).reason());
            } else {
                mistakes.add(element, "unknown attribute '" + name + "', " + Names.expected(name, attributes.keySet()));
            }
        });
        attributes.values().stream().filter(known -> known.required() && !element.attributes().containsKey(known.name()))
            .forEach(missing -> mistakes.add(element, "attribute '" + missing.name() + "' is missing, expected " + missing.value().expected()));
    }

    private void checkNumbers(XmlElement element, Mistakes mistakes) {
        for (Part.Child known : children.values()) {
            List<XmlElement> there = element.children(known.name());
            if (there.isEmpty() && known.times() == Part.Times.ONCE) {
                mistakes.add(element, "element <" + known.name() + "> is missing");
            } else if (there.size() > 1 && known.times() != Part.Times.ANY) {
                mistakes.add(there.get(1), "element <" + known.name() + "> is there " + there.size() + " times, expected once");
            }
        }
    }

    private void checkChild(XmlElement child, Mistakes mistakes) {
        Part.Child known = children.get(child.name());
        if (known != null) {
            known.shape().get().check(child, mistakes);
        } else if (idle.containsKey(child.name())) {
            mistakes.add(child, "element <" + child.name() + "> has no effect here: " + idle.get(child.name()).reason());
        } else if (others.isPresent()) {
            others.get().get().check(child, mistakes);
        } else {
            mistakes.add(child, "unknown element <" + child.name() + ">, " + Names.expected(child.name(), children.keySet()));
        }
    }
}
