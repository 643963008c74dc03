package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import org.apache.james.protocols.api.BaseRequest;
import org.apache.james.protocols.api.Response;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.LoginPolicy;
import org.posthorn.core.admission.MemoryBanStore;
import org.posthorn.core.admission.Sessions;

/** Says AUTH in a session, over TLS unless another is given, where one account is known, acme, and one user of it: ann, whose password is secret. */
final class AuthClient {
    static final LoginPolicy POLICY = new LoginPolicy(3, 30, Duration.ofMinutes(30), Duration.ofMinutes(30));
    static final String GOOD = "PLAIN " + base64("\0ann\0secret");
    static final String BAD = "PLAIN " + base64("\0ann\0wrong");

    final LoginGuard guard = new LoginGuard(POLICY, new MemoryBanStore(), Clock.systemUTC());
    final RelaySession session = TestTransport.session(Mechanism.PLAIN, Mechanism.LOGIN);
    final AuthCommand command;

    AuthClient() {
        this(Accounts.ACME);
    }

    AuthClient(Account acme) {
        command = Accounts.auth(acme, guard, new Sessions());
    }

    /** The first line of the reply to AUTH with this argument. */
    String auth(String argument) {
        return auth(session, argument);
    }

    String auth(RelaySession other, String argument) {
        return text(reply(other, argument));
    }

    Response reply(RelaySession other, String argument) {
        return command.onCommand(other, new BaseRequest("AUTH", argument));
    }

    /** The first line of the reply to what answers a challenge. */
    String line(String text) {
        return text(TestTransport.answer(session, (text + "\r\n").getBytes(UTF_8)));
    }

    /** Tries a wrong password. */
    Response fail() {
        return reply(session, BAD);
    }

    /** As many failures of the session's IP, from elsewhere, as ban it. */
    void ban() {
        for (int i = 0; i < POLICY.failures(); i++) {
            guard.failed(session.client(), "eve");
        }
    }

    static String text(Response response) {
        return response.getLines().get(0).toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
