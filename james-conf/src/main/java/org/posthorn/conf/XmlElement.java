package org.posthorn.conf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a configuration file.
 *
 * @param path where it is, below the root; the root's own is {@code /}
 * @param line the line that its start tag ends on
 * @param attributes values by name
 * @param children in the file's order
 * @param text its own text without what surrounds it
 */
record XmlElement(String name, String path, int line, Map<String, String> attributes, List<XmlElement> children, String text) {
    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    Optional<XmlElement> child(String childName) {
        return children(childName).stream().findFirst();
    }

    /** The descendants at the end of a path of names. */
    List<XmlElement> all(String... names) {
        List<XmlElement> found = List.of(this);
        for (String step : names) {
            found = found.stream().flatMap(element -> element.children(step).stream()).toList();
        }
        return found;
    }

    Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    Optional<String> childText(String childName) {
        return child(childName).map(XmlElement::text);
    }
}
