package org.posthorn.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element that is still being read: its path is known only when its brothers and children are. */
final class XmlDraft {
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlDraft> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlDraft(String name, int line, Map<String, String> attributes) {
        this.name = name;
        this.line = line;
        this.attributes = attributes;
    }

    void add(XmlDraft child) {
        children.add(child);
    }

    void add(String characters) {
        text.append(characters);
    }

    XmlElement finish() {
        return finish("");
    }

    private XmlElement finish(String path) {
        List<XmlElement> finished = new ArrayList<>();
        for (XmlDraft child : children) {
            finished.add(child.finish(path + "/" + child.name + predicate(child)));
        }
        return new XmlElement(name, path.isEmpty() ? "/" : path, line, Map.copyOf(attributes), List.copyOf(finished),
            Interpolation.of(text.toString().strip()));
    }

    /** What tells a child from its brothers: the name that the operator gave it, else its number. */
    private String predicate(XmlDraft child) {
        List<XmlDraft> brothers = children.stream().filter(other -> other.name.equals(child.name)).toList();
        return Optional.ofNullable(child.attributes.get("state")).map(state -> "[@state='" + state + "']")
            .or(() -> child.children.stream().filter(inner -> inner.name.equals("jmxName")).findFirst()
                .map(inner -> "[jmxName='" + inner.text.toString().strip() + "']"))
            .orElseGet(() -> brothers.size() == 1 ? "" : "[" + (brothers.indexOf(child) + 1) + "]");
    }
}
