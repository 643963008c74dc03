package org.posthorn.delivery.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.ByteBufAllocator;

import org.posthorn.core.bounce.Stage;
import org.posthorn.core.delivery.DeliveryResult;
import org.posthorn.core.event.Remote;
import org.posthorn.core.message.RawMessage;

/** One message's way from MAIL to the reply to its final dot. For the channel's event loop only. */
final class Transaction {
    private final Dialogue dialogue;
    private final ContentStream stream;
    private final Capabilities offered;
    private final Timeouts timeouts;
    private final Remote remote;
    private boolean foundDead;

    Transaction(Dialogue dialogue, ContentStream stream, Capabilities offered, Timeouts timeouts, Remote remote) {
        this.dialogue = dialogue;
        this.stream = stream;
        this.offered = offered;
        this.timeouts = timeouts;
        this.remote = remote;
    }

    /** @param reset whether the transaction before ended without a 250 and may still be open at the server */
    CompletableFuture<DeliveryResult> run(Parcel parcel, RawMessage message, boolean reset) {
        if (!offered.takes(message.size())) {
            return done(Results.permanent(Stage.MAIL, "5.3.4", "The message has " + message.size() + " octets, the server takes " + offered.maxSize(), remote));
        }
        List<Commands.Command> commands = new ArrayList<>();
        if (reset) {
            commands.add(Commands.reset());
        }
        commands.addAll(Commands.envelope(parcel, message, offered));
        CompletableFuture<Answer> answer = offered.pipelining() ? allAtOnce(commands) : oneByOne(commands, new ArrayList<>());
        return answer.thenCompose(answered -> judge(commands, answered, message));
    }

    /** Whether it ended before the server had a word to say on this message: the connection was of no more use when it began. */
    boolean foundDead() {
        return foundDead;
    }

    private CompletableFuture<Answer> allAtOnce(List<Commands.Command> commands) {
        String[] lines = commands.stream().map(Commands.Command::line).toArray(String[]::new);
        return dialogue.ask(Commands.bytes(ByteBufAllocator.DEFAULT, lines), lines.length, timeouts.command());
    }

    private CompletableFuture<Answer> oneByOne(List<Commands.Command> commands, List<RawReply> got) {
        Commands.Command next = commands.get(got.size());
        return dialogue.ask(Commands.bytes(ByteBufAllocator.DEFAULT, next.line()), 1, timeouts.of(next.stage())).thenCompose(answer -> {
            got.addAll(answer.replies());
            boolean more = answer.lost() == null && next.accepts(answer.last()) && got.size() < commands.size();
            return more ? oneByOne(commands, got) : CompletableFuture.completedFuture(new Answer(got, answer.lost()));
        });
    }

    private CompletableFuture<DeliveryResult> judge(List<Commands.Command> commands, Answer answer, RawMessage message) {
        for (int i = 0; i < answer.replies().size(); i++) {
            if (!commands.get(i).accepts(answer.replies().get(i))) {
                return refused(commands, answer, i);
            }
        }
        if (answer.lost() != null) {
            foundDead = true;
            return done(Results.temporary(commands.get(answer.replies().size()).stage(), "4.4.2", answer.lost(), remote));
        }
        return stream.send(message).thenApply(this::ended);
    }

    private CompletableFuture<DeliveryResult> refused(List<Commands.Command> commands, Answer answer, int at) {
        RawReply reply = answer.replies().get(at);
        foundDead = reply.code() == RawReply.CLOSING || commands.get(at).isReset();
        DeliveryResult result = Results.refused(commands.get(at).stage(), reply, remote);
        boolean tookData = answer.replies().size() == commands.size() && answer.last().code() == RawReply.START_MAIL;
        return tookData ? withdraw(commands, answer).thenApply(any -> result) : done(result);
    }

    /** A server that refused the recipient and took the pipelined DATA all the same wants a lone dot (RFC 2920 section 3.1). */
    private CompletableFuture<Answer> withdraw(List<Commands.Command> commands, Answer answer) {
        int recipient = commands.size() - 2;
        if (commands.get(recipient).accepts(answer.replies().get(recipient))) {
            // There is a recipient, so a lone dot could deliver an empty message.
            dialogue.lose("The server took DATA without MAIL");
            return CompletableFuture.completedFuture(answer);
        }
        return dialogue.ask(Commands.bytes(ByteBufAllocator.DEFAULT, "."), 1, timeouts.dataEnd());
    }

    private DeliveryResult ended(Answer answer) {
        RawReply reply = answer.last();
        if (answer.positive()) {
            return Results.delivered(reply, remote);
        }
        if (reply != null && !reply.positive()) {
            return Results.refused(Stage.DATA, reply, remote);
        }
        // The server may have taken the message: what follows may be a duplicate, which RFC 5321 section 4.5.3.2.6 prefers to a loss.
        return Results.temporary(Stage.DATA, "4.4.2", answer.lost(), remote);
    }

    private static CompletableFuture<DeliveryResult> done(DeliveryResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
