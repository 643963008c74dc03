package org.posthorn.smtp;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.posthorn.core.account.Rate;
import org.posthorn.core.admission.Usage;
import org.posthorn.core.policy.Refusal;
import org.posthorn.smtp.ReceivedData.Verdict;

/** What the listeners answer: reply code, enhanced code (RFC 3463) and what to do. Nothing of the configuration is told. */
final class Replies {
    static final Response TLS_FIRST = reply("530", "5.7.0 Must issue a STARTTLS command first");
    static final Response LOGIN_OK = reply("235", "2.7.0 Authentication successful");
    static final Response LOGIN_FAILED = reply("535", "5.7.8 Sorry. No authentication type succeeded");
    static final Response TOO_MANY_LOGINS = lastReply("421", "4.7.0 Too many failed logins, closing the connection");
    static final Response LOGIN_ABORTED = reply("501", "5.7.0 Authentication cancelled");
    static final Response LOGIN_MALFORMED = reply("501", "5.5.2 Cannot decode the response, base64 is expected (RFC 4954)");
    static final Response LOGIN_SYNTAX = reply("501", "5.5.4 Usage: AUTH mechanism [initial-response]");
    static final Response ALREADY_LOGGED_IN = reply("503", "5.5.1 Already authenticated");
    static final Response LOGIN_IN_TRANSACTION = reply("503", "5.5.1 AUTH is not permitted during a mail transaction");
    static final Response UNKNOWN_MECHANISM = reply("504", "5.5.4 Unrecognized authentication type");
    static final Response MAIL_SYNTAX = reply("501", "5.5.2 MAIL FROM syntax error");
    static final Response MAIL_PARAMETER = reply("555", "5.5.4 MAIL FROM parameter not recognized");
    static final Response PARAMETER_TWICE = reply("501", "5.5.4 A parameter may be given once");
    static final Response NO_SMTPUTF8 = reply("555", "5.6.7 SMTPUTF8 is not supported here, addresses are in ASCII");
    static final Response SECOND_MAIL = reply("503", "5.5.1 The sender is given already, RSET ends the transaction");
    static final Response RCPT_SYNTAX = reply("501", "5.5.2 RCPT TO syntax error");
    static final Response POSTMASTER = reply("550", "5.1.1 No mailbox for the postmaster here, write to the postmaster of the site's own domain");
    static final Response RCPT_PARAMETER = reply("555", "5.5.4 RCPT TO parameter not recognized");
    static final Response MAIL_FIRST = reply("503", "5.5.1 Need MAIL before RCPT");
    static final Response RCPT_FIRST = reply("503", "5.5.1 Need MAIL and RCPT before DATA");
    static final Response DATA_SYNTAX = reply("501", "5.5.4 DATA takes no parameter");
    static final Response DATA_READY = reply("354", "Send the message, end with <CRLF>.<CRLF>");
    static final Response RCPT_BEFORE_BDAT = reply("503", "5.5.1 Need MAIL and RCPT before BDAT");
    static final Response BDAT_SYNTAX = lastReply("501", "5.5.4 Usage: BDAT size [LAST]; where the next command begins cannot be told, closing");
    static final Response IN_CHUNKS = reply("503", "5.5.1 The message has begun to come with BDAT, go on with BDAT or RSET");
    static final Response TOO_BIG = reply("552", "5.3.4 message size limit exceeded");
    static final Response BARE_LINE_BREAK = reply("554", "5.6.0 The message has a bare CR or LF, lines must end in CRLF");
    static final Response BEGINS_WITH_BLANK = reply("554", "5.6.0 The message begins with a blank, a header field is expected");
    static final Response NO_ROOM = reply("452", "4.3.1 Too many messages are being received, try again later");
    static final Response LINE_TOO_LONG = reply("500", "5.5.2 Line too long");
    static final Response INTERNAL_FAILURE = reply("451", "4.3.0 General failure, please retry again or contact the support");

    static final Response BANNED = lastReply("421", "4.7.0 Too many failed logins from your address, try again later");
    static final Response CLOSED_FOR_NOW = lastReply("421", "4.3.2 Reconfiguration in progress");
    static final Response NO_MORE_SESSIONS = lastReply("421", "4.3.2 Too many sessions on this server, try again later");
    static final Response NO_MORE_SESSIONS_OF_CLIENT = lastReply("421", "4.7.0 Too many sessions from your address, try again later");
    static final Response TOO_MANY_SESSIONS = lastReply("421", "4.4.5 Service unavailable, concurrency limit reached");

    static final HookResult RECONFIGURATION = close("4.3.2 Reconfiguration in progress");
    static final HookResult TOO_MANY_SESSIONS_AT_MAIL = close("4.4.5 Service unavailable, concurrency limit reached");
    static final HookResult BANNED_AT_MAIL = close("4.7.0 Too many failed logins from your address, try again later");
    static final HookResult TLS_BEFORE_MAIL = deny("530", "5.7.0 Must issue a STARTTLS command first");
    static final HookResult AUTHENTICATION_REQUIRED = deny("530", "5.7.0 Authentication required");
    static final HookResult SUSPENDED = deny("550", "5.7.1 This account is suspended, please contact the support");
    static final HookResult NULL_SENDER = deny("550", "5.7.1 The sender must be an address of one of your sending domains");
    static final HookResult SIZE_SYNTAX = deny("501", "5.5.4 SIZE takes a number of octets");
    static final HookResult BODY_SYNTAX = deny("501", "5.5.4 BODY is 7BIT or 8BITMIME");
    static final HookResult DECLARED_TOO_BIG = deny("552", "5.3.4 message size limit exceeded");
    static final HookResult TOO_MANY_RECIPIENTS = denyForNow("452", "4.5.3 Service unavailable, recipient per message limit reached");
    static final HookResult NO_RELAYING = deny("550", "5.7.1 Relaying denied");
    static final HookResult UNKNOWN_RETURN_ADDRESS = deny("550", "5.1.1 No such return address");
    static final HookResult NOT_SPOOLED = denyForNow("451", "4.3.0 General failure, please retry again or contact the support");

    private static final String FOREIGN_SENDER = " General failure, this is a private mailfrom domain, usage is not permitted";

    private Replies() {
    }

    static HookResult foreignSender(String code) {
        return code.startsWith("4") ? denyForNow(code, "4.7.1" + FOREIGN_SENDER) : deny(code, "5.7.1" + FOREIGN_SENDER);
    }

    /** Names the limit, and when it begins anew (RFC 3339). */
    static HookResult quotaReached(Usage usage, long limit) {
        return denyForNow("452", "4.3.1 Too many recipients received based on tier configuration: " + limit + " per " + usage.period().label()
            + " reached, resets at " + usage.resets());
    }

    static HookResult tooFast(Rate rate) {
        return denyForNow("451", "4.7.1 Sending faster than the agreed " + rate.text() + ", try again later");
    }

    static HookResult queued(String id) {
        return HookResult.builder().hookReturnCode(HookReturnCode.ok()).smtpReturnCode("250").smtpDescription("2.0.0 " + id + " queued").build();
    }

    static Response chunkReceived(long octets) {
        return reply("250", "2.0.0 " + octets + " octets received");
    }

    /** The reply to a message that did not come whole and right. */
    static Response refused(Verdict verdict) {
        return switch (verdict) {
            case COMPLETE -> throw new IllegalArgumentException("Nothing is wrong with it");
            case TOO_BIG -> TOO_BIG;
            case BARE_LINE_BREAK -> BARE_LINE_BREAK;
            case NO_ROOM -> NO_ROOM;
        };
    }

    /** A line for each rule; {@link #inLines} parts them. */
    static HookResult rulesBroken(Refusal.Reply reply) {
        return deny(reply.refusal().code(), String.join("\n", reply.lines()));
    }

    /** A hook's result has one description only: its line feeds part the lines of the reply (RFC 5321 section 4.2.1). */
    static Response inLines(SMTPResponse response) {
        String[] lines = response.getLines().get(0).toString().split("\n", -1);
        if (lines.length == 1) {
            return response;
        }
        SMTPResponse reply = new SMTPResponse(response.getRetCode(), lines[0].substring(response.getRetCode().length() + 1));
        for (int i = 1; i < lines.length; i++) {
            reply.appendLine(lines[i]);
        }
        reply.setEndSession(response.isEndSession());
        return reply;
    }

    private static HookResult deny(String code, String text) {
        return HookResult.builder().hookReturnCode(HookReturnCode.deny()).smtpReturnCode(code).smtpDescription(text).build();
    }

    private static HookResult denyForNow(String code, String text) {
        return HookResult.builder().hookReturnCode(HookReturnCode.denySoft()).smtpReturnCode(code).smtpDescription(text).build();
    }

    private static HookResult close(String text) {
        return HookResult.builder().hookReturnCode(HookReturnCode.disconnected(HookReturnCode.Action.DENYSOFT))
            .smtpReturnCode("421").smtpDescription(text).build();
    }

    private static Response reply(String code, String text) {
        return new SMTPResponse(code, text).immutable();
    }

    private static Response lastReply(String code, String text) {
        SMTPResponse response = new SMTPResponse(code, text);
        response.setEndSession(true);
        return response.immutable();
    }
}
