package org.posthorn.sqlite.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.mail.MessagingException;

import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posthorn.mail.RawMimeMessage;

/** What is left when the process is killed under load. */
class KillTest {
    private static final int ENOUGH = 3000;

    @TempDir
    private Path directory;

    @Test
    void everyAcknowledgedMailSurvivesAKillOnceAndWhole() throws Exception {
        List<String> acknowledged = submitUntilKilled();
        Map<String, Integer> found = new HashMap<>();
        try (SqliteMailQueueFactory factory = Mails.open(directory)) {
            for (String queue : List.of("spool", "next")) {
                collect(Mails.queue(factory, queue), found);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH - 1);
        assertThat(found.keySet()).containsAll(acknowledged);
        assertThat(found.values()).containsOnly(1);
    }

    private List<String> submitUntilKilled() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), Submitting.class.getName(), directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == ENOUGH) {
                    // Not the process's own method: that would close the pipe too.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        // The last line may be cut off.
        acknowledged.remove(acknowledged.size() - 1);
        return acknowledged;
    }

    private static void collect(SqliteMailQueue queue, Map<String, Integer> found) throws MessagingException {
        MailQueueIterator mails = queue.browse();
        while (mails.hasNext()) {
            Mail mail = mails.next().getMail();
            assertThat(RawMimeMessage.of(mail).base()).isEqualTo(Submitting.message(mail.getName()).base());
            found.merge(mail.getName(), 1, Integer::sum);
        }
        mails.close();
    }
}
