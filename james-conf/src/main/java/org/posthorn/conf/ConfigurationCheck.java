package org.posthorn.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.posthorn.core.bounce.BounceRules;
import org.posthorn.core.bounce.BounceRulesException;
import org.posthorn.core.bounce.BounceRulesHolder;

/**
 * Finds every mistake in every configuration file without starting the server. James itself takes much that it does not know without a word:
 * {@code <mailet matcher="…">} for one matches every message.
 */
public final class ConfigurationCheck {
    /** What James reads besides what ships, if it is there. */
    private static final Set<String> READ_BY_JAMES = Set.of("extensions.properties", "healthcheck.properties");

    private final Path conf;
    private final ClassNames classes;
    private final List<Mistake> found = new ArrayList<>();

    private ConfigurationCheck(Path conf, ClassNames classes) {
        this.conf = conf;
        this.classes = classes;
    }

    /**
     * Checks all files of a configuration.
     *
     * @param confDirectory the home's {@code conf/}; files that the configuration names are looked for under the home
     * @return the mistakes in the files' order; warnings are among them
     * @throws UncheckedIOException if the directory cannot be listed
     */
    public static List<Mistake> check(Path confDirectory) {
        Path conf = confDirectory.toAbsolutePath().normalize();
        try (ClassNames classes = new ClassNames(conf.getParent())) {
            return new ConfigurationCheck(conf, classes).check();
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration in " + conf + " cannot be listed", e);
        }
    }

    private List<Mistake> check() throws IOException {
        inFile(PosthornSettings.FILE, mistakes -> PosthornSettings.read(conf.resolve(PosthornSettings.FILE), mistakes));
        inFile("webadmin.properties", mistakes -> new WebAdminCheck(classes).check(PropertiesFile.read(conf.resolve("webadmin.properties"), mistakes)));
        inXml("smtpserver.xml", (root, mistakes) -> new SmtpServerCheck(conf.getParent(), classes, mistakes).check(root));
        inXml("mailetcontainer.xml", (root, mistakes) -> new MailetContainerCheck(classes, mistakes).check(root));
        inXml("mailrepositorystore.xml", (root, mistakes) -> new MailRepositoryStoreCheck(classes, mistakes).check(root));
        inXml("dnsservice.xml", Shapes.DNS_SERVICE);
        inXml("logback.xml", Shape.ANYTHING);
        checkBounceRules();
        warnOfOthers();
        return List.copyOf(found);
    }

    private void inXml(String name, Shape check) {
        inFile(name, mistakes -> {
            Optional<XmlElement> root = XmlReader.read(conf.resolve(name), mistakes);
            root.ifPresent(element -> check.check(element, mistakes));
        });
    }

    private void inFile(String name, Consumer<Mistakes> check) {
        Mistakes mistakes = new Mistakes(name);
        check.accept(mistakes);
        found.addAll(mistakes.found());
    }

    private void checkBounceRules() {
        try {
            BounceRules.load(conf.resolve(BounceRulesHolder.FOLDER));
        } catch (BounceRulesException e) {
            e.mistakes().forEach(mistake -> found.add(
                new Mistake(Mistake.Severity.ERROR, BounceRulesHolder.FOLDER + "/" + mistake.file(), mistake.line(), "", mistake.what())));
        } catch (IOException e) {
            found.add(new Mistake(Mistake.Severity.ERROR, BounceRulesHolder.FOLDER, 0, "", "cannot be read: " + e));
        }
    }

    private void warnOfOthers() throws IOException {
        if (Files.notExists(conf)) {
            return;
        }
        try (Stream<Path> files = Files.list(conf)) {
            files.map(file -> file.getFileName().toString()).filter(ConfigurationCheck::isUnread).sorted()
                .forEach(name -> found.add(new Mistake(Mistake.Severity.WARNING, name, 0, "", "nobody reads this file")));
        }
    }

    private static boolean isUnread(String name) {
        boolean configures = name.endsWith(".xml") || name.endsWith(".properties");
        return configures && !ShippedConfiguration.names().contains(name) && !READ_BY_JAMES.contains(name);
    }
}
