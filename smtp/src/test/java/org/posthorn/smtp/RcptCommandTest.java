package org.posthorn.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.RcptCmdHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posthorn.mail.LiteralDomain;

class RcptCommandTest {
    private final RelaySession session = TestTransport.session();
    private final RcptCommand command = new RcptCommand(new Unmeasured());

    @BeforeEach
    void mailWasGiven() {
        session.setAttachment(SMTPSession.SENDER, MaybeSender.nullSender(), State.Transaction);
    }

    @ParameterizedTest
    @CsvSource({
        "TO:<bob@example.org>, bob@example.org",
        "to:<bob@example.org>, bob@example.org",
        "TO: <bob@example.org>, bob@example.org",
        "TO:<bob+tag@Example.ORG>, bob+tag@example.org",
        "TO:<\"a b\"@example.org>, '\"a b\"@example.org'",
        "TO:<\"a>b\"@example.org>, '\"a>b\"@example.org'"})
    void anAddressByTheStandardIsTaken(String argument, String address) {
        assertThat(command.doFilterChecks(session, "RCPT", argument)).isNull();
        assertThat(session.getAttachment(RcptCmdHandler.CURRENT_RECIPIENT, State.Transaction).orElseThrow().asString()).isEqualToIgnoringCase(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TO", "TO:", "TO:<>", "TO:bob@example.org", "TO:<bob@example.org", "TO:bob@example.org>", "FROM:<bob@example.org>",
        "TO:<.a@b.com>", "TO:<a.@b.com>", "TO:<a..b@b.com>", "TO:<bob>", "TO:<@example.org>", "TO:<bob@>", "TO:<bob@-example.org>",
        "TO:<@relay.example.com:bob@example.org>", "TO:<bob@example.org>x", "TO:<bob @example.org>", "TO:<bob@example.org>>",
        "TO:<bob@example..org>", "TO:<\"bob@example.org>", "TO:<bob@[300.0.2.1]>", "TO: bob <bob@example.org>"})
    void whatBreaksTheStandardIsASyntaxError(String argument) {
        assertThat(command.doFilterChecks(session, "RCPT", argument)).isSameAs(Replies.RCPT_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TO:<bob@[192.0.2.1]>", "TO:<bob@[IPv6:2001:db8::1]>"})
    void anAddressLiteralIsCarriedWithItsBrackets(String argument) {
        assertThat(command.doFilterChecks(session, "RCPT", argument)).isNull();
        String carried = session.getAttachment(RcptCmdHandler.CURRENT_RECIPIENT, State.Transaction).orElseThrow().asString();
        assertThat("TO:<" + LiteralDomain.restore(carried) + ">").isEqualToIgnoringCase(argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TO:<Postmaster>", "to:<POSTMASTER>"})
    void thePostmasterHasNoMailboxHere(String argument) {
        assertThat(command.doFilterChecks(session, "RCPT", argument)).isSameAs(Replies.POSTMASTER);
    }

    @Test
    void anArgumentIsRequired() {
        assertThat(command.doFilterChecks(session, "RCPT", null)).isSameAs(Replies.RCPT_SYNTAX);
    }

    @Test
    void aParameterIsNotKnown() {
        assertThat(command.doFilterChecks(session, "RCPT", "TO:<bob@example.org> NOTIFY=NEVER")).isSameAs(Replies.RCPT_PARAMETER);
    }

    @Test
    void mailComesFirst() {
        session.resetState();
        assertThat(command.doFilterChecks(session, "RCPT", "TO:<bob@example.org>")).isSameAs(Replies.MAIL_FIRST);
    }
}
