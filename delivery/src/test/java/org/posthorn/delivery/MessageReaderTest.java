package org.posthorn.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.posthorn.core.delivery.Outgoing;
import org.posthorn.core.delivery.SettableClock;
import org.posthorn.core.message.RawMessage;

class MessageReaderTest {
    private static final RawMessage QUARTER = RawMessage.of(new byte[25]);
    private final MemoryOutgoingQueue queue = new MemoryOutgoingQueue(new SettableClock());
    private final MessageReader reader = new MessageReader(queue, Runnable::run, 100);

    @Test
    void aMessageIsRead() {
        assertThat(reader.read(leased("a@one.example", QUARTER))).isCompletedWithValue(QUARTER);
    }

    @Test
    void aMessageLargerThanAllThatMayBeHeldIsReadAllTheSame() {
        assertThat(reader.read(leased("a@one.example", RawMessage.of(new byte[1000])))).isCompleted();
    }

    @Test
    void aLaneThatHoldsItsShareWaits() {
        reader.read(leased("a@one.example", QUARTER));
        assertThat(reader.read(leased("b@one.example", QUARTER))).isNotDone();
    }

    @Test
    void aLaneThatWaitsDoesNotStopTheOthers() {
        reader.read(leased("a@one.example", QUARTER));
        reader.read(leased("b@one.example", QUARTER));
        assertThat(reader.read(leased("a@two.example", QUARTER))).isCompleted();
    }

    @Test
    void allWaitWhenTooMuchIsHeld() {
        Stream.of("a@one.example", "a@two.example", "a@three.example", "a@four.example").forEach(to -> reader.read(leased(to, QUARTER)));
        assertThat(reader.read(leased("a@five.example", QUARTER))).isNotDone();
    }

    @Test
    void whatWaitsIsReadWhenSomethingIsReleased() {
        Outgoing first = leased("a@one.example", QUARTER);
        reader.read(first);
        CompletableFuture<RawMessage> second = reader.read(leased("b@one.example", QUARTER));
        reader.release(first);
        assertThat(second).isCompletedWithValue(QUARTER);
    }

    @Test
    void aMessageReadTwiceCountsOnce() {
        Outgoing copy = leased("a@one.example", RawMessage.of(new byte[10]));
        reader.read(copy);
        reader.read(copy);
        reader.release(copy);
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    void bytesThatCannotBeReadAreAnError() {
        CompletableFuture<RawMessage> message = reader.read(leased("a@one.example", null));
        assertThatThrownBy(message::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("The bytes are gone");
    }

    @Test
    void bytesThatCannotBeReadBlockNobody() {
        for (int i = 0; i < 10; i++) {
            reader.read(leased("a@one.example", null));
        }
        assertThat(List.of(reader.read(leased("b@one.example", QUARTER)).isDone(), reader.heldBytes())).containsExactly(true, 25L);
    }

    private Outgoing leased(String recipient, RawMessage message) {
        queue.add(Copies.to(recipient), Copies.START, message);
        return queue.take(lane -> true).orElseThrow();
    }
}
