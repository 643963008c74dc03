package org.posthorn.conf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.lib.handler.HandlersPackage;

/** Checks of smtpserver.xml what its shape does not say. */
final class SmtpServerCheck {
    private static final String RETURNS_ONLY = "org.posthorn.smtp.ReturnHandlers";
    private final Path home;
    private final ClassNames classes;
    private final Mistakes mistakes;

    SmtpServerCheck(Path home, ClassNames classes, Mistakes mistakes) {
        this.home = home;
        this.classes = classes;
        this.mistakes = mistakes;
    }

    void check(XmlElement root) {
        SmtpServerShape.SMTP_SERVERS.check(root, mistakes);
        List<XmlElement> listeners = root.children("smtpserver");
        checkOnlyOnce(listeners, "jmxName");
        checkOnlyOnce(listeners, "bind");
        for (XmlElement listener : listeners) {
            listener.child("tls").ifPresent(this::checkTls);
            listener.child("helloName").ifPresent(this::checkHelloName);
            listener.child("handlerchain").ifPresent(this::checkHandlers);
            checkCustomersSettings(listener);
        }
    }

    private void checkOnlyOnce(List<XmlElement> listeners, String name) {
        Set<String> seen = new HashSet<>();
        for (XmlElement element : listeners.stream().flatMap(listener -> listener.child(name).stream()).toList()) {
            boolean anyPort = name.equals("bind") && element.text().endsWith(":0");
            if (!anyPort && !seen.add(element.text())) {
                mistakes.add(element, "'" + element.text() + "' is another listener's, expected one of its own");
            }
        }
    }

    private void checkCustomersSettings(XmlElement listener) {
        if (listener.child("handlerchain").flatMap(chain -> chain.attribute("coreHandlersPackage")).filter(RETURNS_ONLY::equals).isPresent()) {
            Stream.of("auth", "allowPlaintext", "trustZone").flatMap(name -> listener.children(name).stream()).forEach(setting ->
                mistakes.add(setting, "element <" + setting.name() + "> has no effect here: " + RETURNS_ONLY
                    + " takes no customers, org.posthorn.smtp.PublicHandlers does"));
        }
        boolean always = listener.child("tls").flatMap(tls -> tls.attribute("socketTLS")).filter("true"::equals).isPresent();
        listener.child("allowPlaintext").filter(setting -> always && setting.text().equals("true"))
            .ifPresent(setting -> mistakes.add(setting, "element <allowPlaintext> has no effect here: with socketTLS every session has TLS"));
    }

    private void checkTls(XmlElement tls) {
        boolean socket = tls.attribute("socketTLS").filter("true"::equals).isPresent();
        boolean start = tls.attribute("startTLS").filter("true"::equals).isPresent();
        if (socket && start) {
            mistakes.add(tls, "both 'socketTLS' and 'startTLS' are true, expected one: STARTTLS needs a connection in plain text");
        }
        boolean pair = tls.child("privateKey").isPresent() && tls.child("certificates").isPresent();
        if ((socket || start) && !pair && tls.child("keystore").isEmpty()) {
            mistakes.add(tls, "there is no key, expected <privateKey> and <certificates>, or <keystore>");
        }
        for (String name : List.of("privateKey", "certificates", "keystore")) {
            tls.child(name).ifPresent(this::checkFile);
        }
        tls.all("clientAuth", "truststore").forEach(this::checkFile);
    }

    private void checkFile(XmlElement url) {
        if (url.text().startsWith("file://")) {
            Path file = home.resolve(url.text().substring("file://".length()));
            if (!Files.isReadable(file)) {
                mistakes.add(url, "there is no file " + file + " that can be read");
            }
        }
    }

    private void checkHelloName(XmlElement helloName) {
        boolean detected = !helloName.attribute("autodetect").equals(Optional.of("false"));
        if (detected && !helloName.text().isEmpty()) {
            mistakes.add(helloName, "'" + helloName.text() + "' has no effect, expected autodetect=\"false\" beside it");
        } else if (!detected && helloName.text().isEmpty()) {
            mistakes.add(helloName, "is empty, expected a name or autodetect=\"true\"");
        }
    }

    private void checkHandlers(XmlElement chain) {
        chain.attribute("coreHandlersPackage").flatMap(name -> classes.mistakeIn(name, HandlersPackage.class))
            .ifPresent(wrong -> mistakes.add(chain, "attribute 'coreHandlersPackage': " + wrong));
        for (XmlElement handler : chain.children("handler")) {
            handler.attribute("class").flatMap(name -> classes.mistakeIn(name, ProtocolHandler.class))
                .ifPresent(wrong -> mistakes.add(handler, "attribute 'class': " + wrong));
        }
    }
}
