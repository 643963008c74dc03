package org.posthorn.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.testing.MockMx;
import org.posthorn.testing.PosthornServer;
import org.posthorn.testing.RequiredTool;
import org.posthorn.testing.SmtpClient;

/**
 * No 250 after DATA leaves before the sync that covers its message, seen from outside with strace. The mx listener is looked at, as there the
 * replies are in the clear; the submission listeners queue by the same hook.
 */
@Tag("long")
class SyncTest {
    private static final int MESSAGES = 24;

    /** Answers each message's mark and the id in its reply. */
    private static Map<String, String> sendToReturnPath(Customer customer, String returnPath) {
        Map<String, String> ids = new ConcurrentHashMap<>();
        IntStream.range(0, MESSAGES).parallel().forEach(number -> {
            String mark = "sync-mark-" + (100 + number) + "-end";
            try (SmtpClient client = customer.connect("mx")) {
                ids.put(mark, Customer.queuedId(client.sendMessage("", returnPath, "Subject: no report\r\n\r\n" + mark + "\r\n")));
            } catch (IOException e) {
                throw new AssertionError("Message " + number + " was not taken", e);
            }
        });
        return ids;
    }

    private static void assertSyncedBeforeTheReply(Trace trace, String mark, String id) {
        Trace.Call write = trace.first("write of " + mark + " to the queue", call -> call.isWrite() && call.text().contains("queue.db-wal>")
                && call.text().contains(mark));
        Trace.Call reply = trace.first("reply with " + id, call -> call.isWrite() && call.text().contains("250 2.0.0 " + id + " queued"));
        assertThat(trace.has(call -> call.isSync() && call.text().contains("queue.db-wal>") && call.begin() > write.end() && call.end() < reply.begin()))
                .as("a sync between lines %d and %d of the trace", write.end() + 1, reply.begin() + 1).isTrue();
    }

    @Test
    void noReplyLeavesBeforeItsMessageIsSynced(@TempDir Path home) throws IOException {
        RequiredTool.STRACE.require();
        Path file = home.resolve("trace");
        Map<String, String> ids;
        try (MockMx sink = MockMx.start();
                PosthornServer server = PosthornServer.start(Homes.with(home).route(sink).under(Trace.strace(file)).startup(Duration.ofMinutes(3)))) {
            Customer customer = Customer.signUp(server, sink, "sync");
            customer.submit("a@sync.example");
            ids = sendToReturnPath(customer, sink.inbox().awaitTo("a@sync.example", Customer.PATIENCE).sender());
        }
        Trace trace = new Trace(file);
        assertThat(ids).hasSize(MESSAGES).allSatisfy((mark, id) -> assertSyncedBeforeTheReply(trace, mark, id));
    }
}
