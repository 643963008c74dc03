package org.posthorn.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * SMTP clients that are not ours. Each submits a message over TLS with AUTH; the result's exit code is 0 when it was accepted, and its output
 * holds the server's last reply. Certificates are not checked.
 */
public enum OutsideClient {
    SMTPLIB(RequiredTool.PYTHON) {
        @Override
        List<String> command(Submission submission) {
            return withArguments(submission, Programs.PYTHON, Resources.unpack("send.py", Repository.target().resolve("tools")).toString());
        }
    },
    NODEMAILER(RequiredTool.NODE) {
        @Override
        List<String> command(Submission submission) {
            return withArguments(submission, "node", Resources.unpack("send.js", nodeFolder()).toString());
        }
    },
    SWAKS(RequiredTool.SWAKS) {
        @Override
        List<String> command(Submission submission) {
            return List.of("swaks", "--server", submission.host(), "--port", Integer.toString(submission.port()),
                    submission.implicitTls() ? "--tls-on-connect" : "--tls", "--auth", "PLAIN", "--auth-user", submission.user(),
                    "--auth-password", submission.password(), "--from", submission.sender(), "--to", submission.recipient(), "--data", "-");
        }
    };

    private static final Duration SEND = Duration.ofMinutes(1);
    private static final Duration INSTALL = Duration.ofMinutes(3);
    private final RequiredTool tool;

    OutsideClient(RequiredTool tool) {
        this.tool = tool;
    }

    abstract List<String> command(Submission submission);

    /** Skips or fails the test where the client is missing. nodemailer is installed into this module's build folder when it is not there yet. */
    public void require() {
        tool.require();
        if (this == NODEMAILER) {
            RequiredTool.demand(installNodemailer(), "nodemailer is missing, and npm install cannot fetch it");
        }
    }

    public Programs.Result send(Submission submission, byte[] message) {
        return Programs.run(command(submission), message, Repository.root(), SEND);
    }

    private static List<String> withArguments(Submission submission, String... program) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(submission.arguments());
        return command;
    }

    private static Path nodeFolder() {
        return Repository.target().resolve("node");
    }

    private static boolean installNodemailer() {
        Path folder = nodeFolder();
        Resources.unpack("package.json", folder);
        return Files.isDirectory(folder.resolve("node_modules/nodemailer"))
                || Programs.run(List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund"), new byte[0], folder, INSTALL).exit() == 0;
    }
}
