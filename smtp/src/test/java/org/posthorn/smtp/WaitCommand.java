package org.posthorn.smtp;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;

/** The command WAIT, which is answered when it is released. */
final class WaitCommand implements CommandHandler<SMTPSession> {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);

    @Override
    public Collection<String> getImplCommands() {
        return List.of("WAIT");
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SMTPResponse("299", "waited");
    }
}
