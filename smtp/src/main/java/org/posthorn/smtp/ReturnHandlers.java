package org.posthorn.smtp;

import java.util.List;
import java.util.stream.Stream;

import org.apache.james.protocols.lib.handler.HandlersPackage;

/** What the listener for bounces is made of: {@code <handlerchain coreHandlersPackage="org.posthorn.smtp.ReturnHandlers">}. It has no AUTH. */
public final class ReturnHandlers implements HandlersPackage {
    @Override
    public List<String> getHandlers() {
        Stream<Class<?>> own = Stream.of(SizeExtension.class, ReturnAddressHook.class, SpoolHook.class);
        return Stream.concat(CommonHandlers.NAMES.stream(), own.map(Class::getName)).toList();
    }
}
