package org.posthorn.testing;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** STARTTLS in four moods; unlike the library's own it closes the connection when the handshake fails. */
final class StartTlsCommand extends BaseCommand {
    private final StartTls mode;

    StartTlsCommand(StartTls mode) {
        super("STARTTLS", "Begins TLS");
        this.mode = mode;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (session.isTLSStarted()) {
            session.sendResponse("503 5.5.1 TLS is active already");
            return;
        }
        switch (mode) {
            case NONE -> session.sendResponse("502 5.5.1 STARTTLS is not offered");
            case REFUSED -> session.sendResponse("454 4.7.0 TLS not available");
            case SELF_SIGNED -> begin(session, Tls.selfSigned());
            case BROKEN -> begin(session, Tls.withoutCertificate());
        }
    }

    private static void begin(Session session, SSLContext context) throws IOException, DropConnectionException {
        session.sendResponse("220 2.0.0 Ready to start TLS");
        Socket plain = session.getSocket();
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secure.setUseClientMode(false);
        try {
            secure.startHandshake();
        } catch (IOException e) {
            Actor.drop(session);
        }
        session.setSocket(secure);
        session.resetSmtpProtocol();
        session.setTlsStarted(true);
    }
}
