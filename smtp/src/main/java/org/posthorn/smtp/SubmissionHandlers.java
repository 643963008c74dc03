package org.posthorn.smtp;

import java.util.List;
import java.util.stream.Stream;

import org.apache.james.protocols.lib.handler.HandlersPackage;

/** What a listener for customers is made of: {@code <handlerchain coreHandlersPackage="org.posthorn.smtp.SubmissionHandlers">}. */
public final class SubmissionHandlers implements HandlersPackage {
    @Override
    public List<String> getHandlers() {
        Stream<Class<?>> own = Stream.of(CustomersOnlyHook.class, SpoolHook.class);
        return Stream.of(Stream.of(BanHandler.class.getName()), CommonHandlers.NAMES.stream(), CommonHandlers.FOR_CUSTOMERS.stream(), own.map(Class::getName))
            .flatMap(names -> names).toList();
    }
}
