package org.posthorn.smtp;

import java.util.List;
import java.util.stream.Stream;

import org.apache.james.protocols.lib.handler.HandlersPackage;

/** What a listener for customers is made of: {@code <handlerchain coreHandlersPackage="org.posthorn.smtp.SubmissionHandlers">}. */
public final class SubmissionHandlers implements HandlersPackage {
    @Override
    public List<String> getHandlers() {
        return Stream.concat(CommonHandlers.NAMES.stream(),
            Stream.of(AuthCommand.class, SenderHook.class, RecipientLimitHook.class).map(Class::getName)).toList();
    }
}
