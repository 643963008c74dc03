package org.posthorn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

class OutsideClientTest {
    private static final byte[] MESSAGE = "From: s@a.example\r\nTo: b@b.example\r\nSubject: 50% off\r\n\r\n.dot\r\nbye\r\n".getBytes(StandardCharsets.UTF_8);
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private SMTPServer startTls;
    private SMTPServer implicit;

    @BeforeEach
    void start() throws Exception {
        startTls = server().enableTLS(true).requireTLS(true).startTlsSocketFactory(Tls.selfSigned()).build();
        startTls.start();
        implicit = server().serverSocketFactory(Tls.selfSigned()).build();
        implicit.start();
    }

    @AfterEach
    void stop() {
        startTls.stop();
        implicit.stop();
    }

    private SMTPServer.Builder server() throws Exception {
        BasicMessageListener listener = (context, from, to, data) -> messages.add(from + " " + to + "\n" + new String(data, StandardCharsets.UTF_8));
        return SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()).hostName("auth.test").insertReceivedHeaders(false)
                .maxMessageSize(1_000_000).messageHandler(listener).requireAuth(true)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!(user + password).equals("acmesecret")) {
                        throw new LoginFailedException("no");
                    }
                }));
    }

    private Programs.Result send(OutsideClient client, SMTPServer server, String password) {
        client.require();
        return client.send(new Submission("127.0.0.1", server.getPortAllocated(), server == implicit, "acme", password, "s@a.example", "b@b.example"), MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void submitsOverStartTls(OutsideClient client) {
        Programs.Result result = send(client, startTls, "secret");
        assertThat(messages).as(result.output()).singleElement().asString()
                .startsWith("s@a.example b@b.example\n").contains("Subject: 50% off\r\n\r\n.dot\r\nbye");
    }

    @ParameterizedTest
    @EnumSource
    void submitsOverImplicitTls(OutsideClient client) {
        Programs.Result result = send(client, implicit, "secret");
        assertThat(messages).as(result.output()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheServersReply(OutsideClient client) {
        Programs.Result result = send(client, startTls, "secret");
        assertThat(result.orThrow().output()).contains("250 ");
    }

    @ParameterizedTest
    @EnumSource
    void failsWithTheReplyWhenThePasswordIsWrong(OutsideClient client) {
        Programs.Result result = send(client, startTls, "wrong");
        assertThat(result.exit()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("535");
    }
}
