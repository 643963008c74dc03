package org.posthorn.delivery.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.posthorn.core.bounce.Stage;
import org.posthorn.core.message.RawMessage;

/** The commands that bring one message to where its bytes may follow. */
final class Commands {
    private static final String RESET = "RSET";
    private static final char DELETE = 127;

    private Commands() {
    }

    /**
     * A command.
     *
     * @param stage what is refused if it is
     * @param line without its end
     * @param code the first digits of the reply that lets the next command follow
     */
    record Command(Stage stage, String line, String code) {
        boolean accepts(RawReply reply) {
            return Integer.toString(reply.code()).startsWith(code);
        }

        boolean isReset() {
            return line.equals(RESET);
        }
    }

    static Command reset() {
        return new Command(Stage.MAIL, RESET, "2");
    }

    /** Opens the transaction. 8-bit mail goes to a server without 8BITMIME as it is: nearly all of them are clean, and re-encoding breaks signatures. */
    static List<Command> envelope(Parcel parcel, RawMessage message, Capabilities offered) {
        StringBuilder mail = new StringBuilder("MAIL FROM:<").append(parcel.sender()).append('>');
        if (offered.size()) {
            mail.append(" SIZE=").append(message.size());
        }
        if (offered.eightBit() && EightBit.isIn(message)) {
            mail.append(" BODY=8BITMIME");
        }
        return List.of(new Command(Stage.MAIL, mail.toString(), "2"),
            new Command(Stage.RCPT, "RCPT TO:<" + parcel.recipient() + ">", "2"),
            new Command(Stage.DATA, "DATA", "354"));
    }

    /** Whether an address can stand in a command without ending its line, and without SMTPUTF8 (RFC 6531). */
    static boolean isSafe(String address) {
        return address.chars().allMatch(c -> c >= ' ' && c < DELETE);
    }

    static ByteBuf bytes(ByteBufAllocator allocator, String... lines) {
        ByteBuf out = allocator.ioBuffer();
        for (String line : lines) {
            out.writeCharSequence(line, UTF_8);
            out.writeByte('\r').writeByte('\n');
        }
        return out;
    }
}
