package org.posthorn.smtp;

import java.util.List;
import java.util.stream.Stream;

import org.apache.james.protocols.lib.handler.HandlersPackage;

/**
 * What a listener for both customers and remote servers is made of, such as the one port 25 of a host:
 * {@code <handlerchain coreHandlersPackage="org.posthorn.smtp.PublicHandlers">}. Customers submit as by {@link SubmissionHandlers}, all others may
 * write to return addresses as by {@link ReturnHandlers}. A banned IP may still do that, so it is turned away at AUTH and not before.
 */
public final class PublicHandlers implements HandlersPackage {
    @Override
    public List<String> getHandlers() {
        Stream<Class<?>> own = Stream.of(ReturnAddressHook.class, SpoolHook.class);
        return Stream.of(CommonHandlers.NAMES.stream(), CommonHandlers.FOR_CUSTOMERS.stream(), own.map(Class::getName)).flatMap(names -> names).toList();
    }
}
