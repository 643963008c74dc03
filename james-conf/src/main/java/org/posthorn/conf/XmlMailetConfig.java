package org.posthorn.conf;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;

/** A mailet's init parameters as James takes them from its element: children by name, in depth with points between; more of one name with commas between. */
final class XmlMailetConfig implements MailetConfig {
    private final String name;
    private final Map<String, String> parameters = new TreeMap<>();

    XmlMailetConfig(XmlElement mailet) {
        this.name = mailet.attribute("class").orElse("");
        collect("", mailet);
    }

    private void collect(String prefix, XmlElement element) {
        for (XmlElement child : element.children()) {
            if (child.children().isEmpty() || !child.text().isEmpty()) {
                parameters.merge(prefix + child.name(), child.text(), (first, second) -> first + "," + second);
            }
            collect(prefix + child.name() + ".", child);
        }
    }

    @Override
    public String getInitParameter(String parameter) {
        return parameters.get(parameter);
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        return parameters.keySet().iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        throw new UnsupportedOperationException("Settings are read before there is a mailet container");
    }

    @Override
    public String getMailetName() {
        return name;
    }
}
