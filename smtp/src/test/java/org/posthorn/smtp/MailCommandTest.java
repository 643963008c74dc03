package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailParametersHook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailCommandTest {
    private final TestSpool spool = new TestSpool();
    private TestListener listener;
    private TestClient client;

    @BeforeEach
    void greet() throws Exception {
        listener = new TestListener(new DataBudget(1 << 20), spool);
        client = new TestClient(listener.address());
        client.ask("EHLO client.example");
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<ann@example.com>", "MAIL FROM:<>", "mail from: <ann@example.com>", "MAIL FROM:<ann@example.com> BODY=7BIT",
        "MAIL FROM:<ann@example.com> body=8bitmime SIZE=100", "MAIL FROM:<ann@example.com>  SIZE=100"})
    void aSenderIsTaken(String command) throws Exception {
        assertThat(client.ask(command)).startsWith("250 2.1.0 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MAIL FROM:<ann@example.com> FOO=1                          | 555 5.5.4 MAIL FROM parameter not recognized
        MAIL FROM:<ann@example.com> RET=HDRS ENVID=1               | 555 5.5.4 MAIL FROM parameter not recognized
        MAIL FROM:<ann@example.com> SMTPUTF8                       | 555 5.6.7 SMTPUTF8 is not supported here, addresses are in ASCII
        MAIL FROM:<ann@example.com> BODY=8BITMIME SMTPUTF8         | 555 5.6.7 SMTPUTF8 is not supported here, addresses are in ASCII
        MAIL FROM:<ann@example.com> BODY=BINARYMIME                | 501 5.5.4 BODY is 7BIT or 8BITMIME
        MAIL FROM:<ann@example.com> BODY                           | 501 5.5.4 BODY is 7BIT or 8BITMIME
        MAIL FROM:<ann@example.com> SIZE=1 size=2                  | 501 5.5.4 A parameter may be given once
        MAIL FROM:<ann@example.com>SIZE=1                          | 501 5.5.2 MAIL FROM syntax error
        MAIL FROM:<ann>                                            | 501 5.5.2 MAIL FROM syntax error
        MAIL FROM:<@>                                              | 501 5.5.2 MAIL FROM syntax error
        MAIL FROM:ann@example.com                                  | 501 5.5.2 MAIL FROM syntax error
        MAIL                                                       | 501 5.5.2 MAIL FROM syntax error
        MAIL TO:<ann@example.com>                                  | 501 5.5.2 MAIL FROM syntax error
        MAIL FROM:<a..b@example.com>                               | 501 5.1.7 Syntax error in sender address
        """)
    void whatIsNoSenderIsRefused(String command, String reply) throws Exception {
        assertThat(client.ask(command)).isEqualTo(reply);
    }

    @Test
    void aSecondSenderIsRefusedAndTheFirstStays() throws Exception {
        client.ask("MAIL FROM:<ann@example.com>");
        client.ask("RCPT TO:<bob@example.org>");
        assertThat(client.ask("MAIL FROM:<eve@example.com>")).startsWith("503 5.5.1 ");
        assertThat(client.ask("DATA")).startsWith("354 ");
    }

    @Test
    void aParameterThatAHookKnowsIsTaken() throws Exception {
        try (TestListener more = new TestListener(new DataBudget(1 << 20), new FooParameter()); TestClient other = new TestClient(more.address())) {
            other.ask("EHLO client.example");
            assertThat(other.ask("MAIL FROM:<ann@example.com> FOO=1")).startsWith("250 ");
        }
    }

    /** RFC 2034: all but the greeting, the replies to HELO and EHLO, and 3xx. */
    @ParameterizedTest
    @ValueSource(strings = {"HELP", "HELP me", "VRFY ann", "NOOP", "NOOP x", "RSET", "RSET x", "NONSENSE", "", "HELO", "EHLO", "STARTTLS x", "STARTTLS",
        "MAIL", "RCPT", "RCPT TO:<bob@example.org>", "DATA", "DATA x", "BDAT", "BDAT 0", "AUTH", "EXPN x", "TURN", "QUIT", "QUIT x"})
    void everyReplyHasAnEnhancedCode(String command) throws Exception {
        assertThat(client.ask(command)).matches("([245])[0-9]{2} \\1\\.[0-9]\\.[0-9]{1,2} .+");
    }

    private static final class FooParameter implements MailParametersHook {
        @Override
        public String[] getMailParamNames() {
            return new String[] {"FOO"};
        }

        @Override
        public HookResult doMailParameter(SMTPSession session, String name, String value) {
            return null;
        }
    }
}
