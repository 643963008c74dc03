package org.posthorn.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPConfiguration;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.SMTPSessionImpl;
import org.posthorn.core.account.Account;
import org.posthorn.core.admission.Sessions;

/** A session with what Posthorn knows of it: its listener, its account, and whether a message is expected. */
final class RelaySession extends SMTPSessionImpl {
    private final ListenerSettings listener;
    private final DataBudget budget;
    private Optional<Identity> identity = Optional.empty();
    private Optional<Instant> changeNoticed = Optional.empty();
    private int failedLogins;
    private Optional<Collector> expected = Optional.empty();
    private Optional<ChunkedMessage> chunks = Optional.empty();

    RelaySession(ProtocolTransport transport, SMTPConfiguration configuration, ListenerSettings listener, DataBudget budget) {
        super(transport, configuration);
        this.listener = listener;
        this.budget = budget;
    }

    static RelaySession of(SMTPSession session) {
        return (RelaySession) session;
    }

    ListenerSettings listener() {
        return listener;
    }

    /** Whose session it is and why; empty while it is nobody's. */
    Optional<Identity> identity() {
        return identity;
    }

    /** Whose session it is, as the account was when it became so; empty while it is nobody's. */
    Optional<Account> account() {
        return identity.map(Identity::account);
    }

    boolean isLoggedIn() {
        return identity.filter(Identity.Login.class::isInstance).isPresent();
    }

    /** Makes the session an account's and no other's. False if the account has as many as it may have; then it is nobody's. */
    boolean enter(Identity next, Sessions sessions) {
        leave(sessions);
        if (!sessions.enter(next.account().id(), next.account().access().maxSessions())) {
            return false;
        }
        identity = Optional.of(next);
        return true;
    }

    /** Makes the session nobody's. */
    void leave(Sessions sessions) {
        account().ifPresent(former -> sessions.leave(former.id()));
        identity = Optional.empty();
        forgetChange();
    }

    /** The account is another than it was for this session. Answers when that was noticed first. */
    Instant noticeChange(Instant now) {
        changeNoticed = changeNoticed.or(() -> Optional.of(now));
        return changeNoticed.get();
    }

    /** The account is again as it was for this session. */
    void forgetChange() {
        changeNoticed = Optional.empty();
    }

    /** Whether it has TLS, or both the listener and the account let this client do without. */
    boolean isProtectedEnoughFor(Account owner) {
        return isTLSStarted() || listener.concessions().plaintext() && owner.access().allowsPlaintextFrom(client());
    }

    int countFailedLogin() {
        return ++failedLogins;
    }

    /** The largest message that the session may send, in octets. */
    long maxMessageSize() {
        long listeners = getConfiguration().getMaxMessageSize();
        long limit = listeners > 0 ? listeners : Account.DEFAULT_MAX_MESSAGE_SIZE;
        return account().map(known -> Math.min(known.limits().maxMessageSize(), limit)).orElse(limit);
    }

    InetAddress client() {
        return getRemoteAddress().getAddress();
    }

    String clientIp() {
        return client().getHostAddress();
    }

    /** The DATA command was answered with 354. */
    void expectData() {
        expect(new DataCollector(maxMessageSize(), budget));
    }

    void expect(Collector collector) {
        expected = Optional.of(collector);
    }

    /** What takes the octets that come now, once; empty if they are commands. */
    Optional<Collector> takeExpected() {
        Optional<Collector> taken = expected;
        expected = Optional.empty();
        return taken;
    }

    /** The transaction's message as BDAT brings it; begins it if need be. */
    ChunkedMessage chunks() {
        if (chunks.isEmpty()) {
            chunks = Optional.of(new ChunkedMessage(maxMessageSize(), budget));
        }
        return chunks.get();
    }

    /** Whether BDAT has brought a part of the transaction's message. */
    boolean hasChunks() {
        return chunks.isPresent();
    }

    @Override
    public void resetState() {
        super.resetState();
        chunks.ifPresent(ChunkedMessage::release);
        chunks = Optional.empty();
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
