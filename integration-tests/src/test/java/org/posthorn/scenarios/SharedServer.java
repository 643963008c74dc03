package org.posthorn.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;

/**
 * One server for all test classes that need nothing of their own but an account: gives each class a {@link Customer} named after it.
 * Deferred mail is tried again after one and two seconds and expires after eight. Failed logins ban nobody, as all classes share one IP.
 */
final class SharedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Customer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        Running running = store.getOrComputeIfAbsent("server", any -> Running.start(), Running.class);
        return store.getOrComputeIfAbsent(accountOf(context.getRequiredTestClass()), running::signUp, Customer.class);
    }

    private static String accountOf(Class<?> test) {
        return test.getSimpleName().replace("Test", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Stopped by JUnit after the last test. */
    private record Running(PosthornServer server, MockMx sink, Path home) implements Store.CloseableResource {
        static Running start() {
            try {
                Path home = Files.createTempDirectory("posthorn-shared");
                MockMx sink = MockMx.start();
                PosthornServer server = PosthornServer.start(Homes.with(home, "retryDelays=1s, 2s", "expireAfter=8s", "loginFailures=1000").route(sink));
                return new Running(server, sink, home);
            } catch (IOException e) {
                throw new UncheckedIOException("The shared server cannot be started", e);
            }
        }

        Customer signUp(String account) {
            try {
                return Customer.signUp(server, sink, account);
            } catch (IOException e) {
                throw new UncheckedIOException("No account " + account, e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            sink.close();
            try (Stream<Path> files = Files.walk(home)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
