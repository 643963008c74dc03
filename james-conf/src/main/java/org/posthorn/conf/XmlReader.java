package org.posthorn.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML file into elements that know their lines. Refuses document types, and with them external entities. */
final class XmlReader {
    private final XMLStreamReader xml;
    private final Mistakes mistakes;
    private final Deque<XmlDraft> open = new ArrayDeque<>();
    private XmlDraft root;

    private XmlReader(XMLStreamReader xml, Mistakes mistakes) {
        this.xml = xml;
        this.mistakes = mistakes;
    }

    /** The root element; empty if the file could not be read, which is then among the mistakes. */
    static Optional<XmlElement> read(Path file, Mistakes mistakes) {
        if (Files.notExists(file)) {
            mistakes.add("the file is missing");
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return new XmlReader(factory().createXMLStreamReader(bytes), mistakes).root();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            mistakes.add(line, "", "not well-formed: " + reason(e));
            return Optional.empty();
        } catch (IOException e) {
            mistakes.add("cannot be read: " + e);
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The parser's words without the place, which the mistake has anyway. */
    private static String reason(XMLStreamException e) {
        String message = e.getMessage();
        int words = message.indexOf("Message: ");
        return (words < 0 ? message : message.substring(words + "Message: ".length())).strip();
    }

    private Optional<XmlElement> root() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    mistakes.add(line(), "", "document types and entities of one's own are not allowed");
                    return Optional.empty();
                }
                default -> { }
            }
        }
        return Optional.of(root.finish());
    }

    private void start() {
        XmlDraft element = new XmlDraft(xml.getLocalName(), line(), attributes());
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().add(element);
        }
        open.push(element);
    }

    private void characters() {
        if (!open.isEmpty()) {
            open.peek().add(xml.getText());
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), Interpolation.of(xml.getAttributeValue(i)));
        }
        return attributes;
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }
}
