package org.posthorn.smtp;

import java.net.InetAddress;
import java.util.Optional;

import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.SMTPSessionImpl;
import org.posthorn.core.account.Account;

/** A session with what Posthorn knows of it: its listener, its account, and whether a message is expected. */
final class RelaySession extends SMTPSessionImpl {
    private static final long NO_DATA = -1;

    private final ListenerSettings listener;
    private Optional<Account> account = Optional.empty();
    private int failedLogins;
    private long expectedData = NO_DATA;

    RelaySession(ProtocolTransport transport, SMTPConfiguration configuration, ListenerSettings listener) {
        super(transport, configuration);
        this.listener = listener;
    }

    static RelaySession of(SMTPSession session) {
        return (RelaySession) session;
    }

    ListenerSettings listener() {
        return listener;
    }

    /** Whose session it is, as the account was at login; empty before. */
    Optional<Account> account() {
        return account;
    }

    void login(Account authenticated) {
        account = Optional.of(authenticated);
    }

    int countFailedLogin() {
        return ++failedLogins;
    }

    /** The largest message that the session may send, in octets. */
    long maxMessageSize() {
        long listeners = getConfiguration().getMaxMessageSize();
        long limit = listeners > 0 ? listeners : Account.DEFAULT_MAX_MESSAGE_SIZE;
        return account.map(known -> Math.min(known.limits().maxMessageSize(), limit)).orElse(limit);
    }

    InetAddress client() {
        return getRemoteAddress().getAddress();
    }

    String clientIp() {
        return client().getHostAddress();
    }

    /** The DATA command was answered with 354. */
    void expectData() {
        expectedData = maxMessageSize();
    }

    /** The limit of the message that is to come now, once; negative if none is. */
    long takeExpectedData() {
        long limit = expectedData;
        expectedData = NO_DATA;
        return limit;
    }

    @Override
    public Response newLineTooLongResponse() {
        return Replies.LINE_TOO_LONG;
    }

    @Override
    public Response newFatalErrorResponse() {
        return Replies.INTERNAL_FAILURE;
    }
}
