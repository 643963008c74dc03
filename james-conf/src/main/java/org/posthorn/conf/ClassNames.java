package org.posthorn.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the classes that a configuration names where the server finds them: in itself and in {@code extensions-jars/}. */
final class ClassNames implements AutoCloseable {
    private final URLClassLoader loader;

    ClassNames(Path home) {
        loader = new URLClassLoader(extensions(home.resolve("extensions-jars")), ClassNames.class.getClassLoader());
    }

    /** What keeps the named class from being one of {@code kind}, or nothing. */
    Optional<String> mistakeIn(String name, Class<?> kind, String... packages) {
        Optional<Class<?>> found = find(name, packages);
        if (found.isEmpty()) {
            return Optional.of("there is no class '" + name + "'" + (packages.length == 0 ? "" : ", neither by itself nor in " + String.join(", ", packages)));
        }
        boolean fits = kind.isAssignableFrom(found.get()) && !Modifier.isAbstract(found.get().getModifiers());
        return fits ? Optional.empty() : Optional.of("class '" + name + "' is no " + kind.getSimpleName());
    }

    /** The class of a name that may do without one of these packages. */
    Optional<Class<?>> find(String name, String... packages) {
        List<String> names = new ArrayList<>(List.of(name));
        for (String prefix : packages) {
            names.add(prefix + "." + name);
        }
        return names.stream().map(this::load).flatMap(Optional::stream).findFirst();
    }

    private Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static URL[] extensions(Path directory) {
        if (Files.notExists(directory)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<URL> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.add(file.toUri().toURL());
            }
            return found.toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("The extensions in " + directory + " cannot be listed", e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
