package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.inject.Inject;

import org.apache.james.core.Username;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloExtension;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailParametersHook;
import org.posthorn.core.account.Account;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Authenticator;
import org.posthorn.core.account.Credential;
import org.posthorn.core.account.Mechanism;
import org.posthorn.core.admission.LoginGuard;
import org.posthorn.core.admission.Sessions;

/**
 * AUTH (RFC 4954), over TLS: James' own handler hides AUTH before TLS but takes it. Where the listener allows plaintext, clients whose IP some account
 * lists may do without, and then the account that they name has to be one of those (R1.3). A mechanism that the listener has not is a 504, as no user
 * is known yet; one that the account has not, and a client that it does not admit, are a 535 that cannot be told from a wrong password, and count as one.
 */
public final class AuthCommand implements CommandHandler<SMTPSession>, EhloExtension, MailParametersHook {
    private static final int MAX_FAILURES = 3;

    private final Authenticator authenticator;
    private final AccountStore accounts;
    private final LoginGuard guard;
    private final Sessions sessions;

    @Inject
    public AuthCommand(Authenticator authenticator, AccountStore accounts, LoginGuard guard, Sessions sessions) {
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.guard = guard;
        this.sessions = sessions;
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("AUTH");
    }

    @Override
    public List<String> getImplementedEsmtpFeatures(SMTPSession session) {
        RelaySession relay = RelaySession.of(session);
        if (relay.isLoggedIn() || !mayLogIn(relay)) {
            return List.of();
        }
        return List.of("AUTH " + relay.listener().mechanisms().stream().map(Enum::name).collect(Collectors.joining(" ")));
    }

    @Override
    public String[] getMailParamNames() {
        return new String[] {"AUTH"};
    }

    /** The AUTH= parameter (RFC 4954 section 5) may be given and says nothing to a relay that trusts no client with another's identity. */
    @Override
    public HookResult doMailParameter(SMTPSession session, String name, String value) {
        return null;
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        RelaySession relay = RelaySession.of(session);
        Optional<Response> obstacle = obstacle(relay);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (request.getArgument() == null || request.getArgument().isBlank()) {
            return Replies.LOGIN_SYNTAX;
        }
        String[] words = request.getArgument().strip().split(" +", 2);
        return mechanism(relay, words[0])
            .map(mechanism -> start(relay, mechanism, words.length > 1 ? Optional.of(words[1]) : Optional.empty()))
            .orElse(Replies.UNKNOWN_MECHANISM);
    }

    private Optional<Response> obstacle(RelaySession session) {
        if (session.isLoggedIn()) {
            return Optional.of(Replies.ALREADY_LOGGED_IN);
        }
        if (!mayLogIn(session)) {
            return Optional.of(Replies.TLS_FIRST);
        }
        if (session.getAttachment(SMTPSession.SENDER, State.Transaction).isPresent()) {
            return Optional.of(Replies.LOGIN_IN_TRANSACTION);
        }
        return guard.isBanned(session.client()) ? Optional.of(Replies.BANNED) : Optional.empty();
    }

    /** Not all accounts are asked for each login, but only for one in the clear on a listener that allows it. */
    private boolean mayLogIn(RelaySession session) {
        return session.isTLSStarted()
            || session.listener().concessions().plaintext() && accounts.any(account -> account.access().allowsPlaintextFrom(session.client()));
    }

    private static Optional<Mechanism> mechanism(RelaySession session, String name) {
        return session.listener().mechanisms().stream().filter(mechanism -> mechanism.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    /** The user on the line of AUTH LOGIN is in no standard, but some clients send it and every server takes it. */
    private Response start(RelaySession session, Mechanism mechanism, Optional<String> initial) {
        Function<String, Response> first = mechanism == Mechanism.PLAIN ? text -> plain(session, text) : user -> askPassword(session, user);
        String challenge = mechanism == Mechanism.PLAIN ? "" : "Username:";
        return initial.map(text -> decoded(text.equals("=") ? "" : text, first)).orElseGet(() -> ask(session, challenge, first));
    }

    private Response askPassword(RelaySession session, String user) {
        return ask(session, "Password:", password -> login(session, user, password, admitting(session, Mechanism.LOGIN)));
    }

    /** RFC 4616: an authorization identity, who logs in, the password. Nobody acts as another here, so the first is empty or the second again. */
    private Response plain(RelaySession session, String text) {
        String[] parts = text.split("\0", 4);
        if (parts.length != 3) {
            return Replies.LOGIN_MALFORMED;
        }
        boolean asOneself = parts[0].isEmpty() || parts[0].equalsIgnoreCase(parts[1]);
        return login(session, parts[1], parts[2], asOneself ? admitting(session, Mechanism.PLAIN) : account -> false);
    }

    private static Predicate<Account> admitting(RelaySession session, Mechanism mechanism) {
        return account -> account.access().admits(session.client(), mechanism) && session.isProtectedEnoughFor(account);
    }

    private Response login(RelaySession session, String user, String password, Predicate<Account> admits) {
        if (guard.isBanned(session.client())) {
            return Replies.BANNED;
        }
        if (guard.isGuessed(user)) {
            return refuse(session);
        }
        // Read before the password is checked: should it be changed meanwhile, the session is known to hold the former one.
        Optional<Credential> credential = accounts.credential(user.toLowerCase(Locale.ROOT));
        Optional<Account> account = authenticator.authenticate(user, password, admits);
        if (account.isEmpty() || credential.isEmpty()) {
            guard.failed(session.client(), user);
            return refuse(session);
        }
        return enter(session, new Identity.Login(account.get(), credential.get()));
    }

    private static Response refuse(RelaySession session) {
        return session.countFailedLogin() < MAX_FAILURES ? Replies.LOGIN_FAILED : Replies.TOO_MANY_LOGINS;
    }

    private Response enter(RelaySession session, Identity.Login login) {
        if (!session.enter(login, sessions)) {
            return Replies.TOO_MANY_SESSIONS;
        }
        session.setUsername(Username.of(login.account().id()));
        session.setRelayingAllowed(true);
        return Replies.LOGIN_OK;
    }

    private static Response ask(RelaySession session, String challenge, Function<String, Response> next) {
        session.<SMTPSession>pushLineHandler((ignored, line) -> {
            session.popLineHandler();
            String text = new String(line, UTF_8).strip();
            return text.equals("*") ? Replies.LOGIN_ABORTED : decoded(text, next);
        });
        return new SMTPResponse("334", Base64.getEncoder().encodeToString(challenge.getBytes(UTF_8)));
    }

    private static Response decoded(String base64, Function<String, Response> next) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return Replies.LOGIN_MALFORMED;
        }
        return next.apply(text);
    }
}
