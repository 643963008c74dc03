package org.posthorn.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.posthorn.core.address.IpRange;

class LateProxyHeaderTest {
    private final Connection connection = new Connection();

    @BeforeEach
    void connect() throws Exception {
        ProxyHeader.expect(connection, new ConnectionSettings(1, 0, List.of(IpRange.parse("192.0.2.1").orElseThrow())));
        connection.freezeTime();
        connection.register();
    }

    @Test
    void aHeaderIsWaitedForNineSeconds() {
        pass(9);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aHeaderIsNotWaitedForLongerThanTenSeconds() {
        connection.writeInbound(Unpooled.copiedBuffer("PROXY ", ISO_8859_1));
        pass(10);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void theRestMayTakeLonger() {
        connection.writeInbound(Unpooled.copiedBuffer("PROXY UNKNOWN\r\n", ISO_8859_1));
        pass(11);
        assertThat(connection.isOpen()).isTrue();
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    /** From 192.0.2.1. */
    private static final class Connection extends EmbeddedChannel {
        Connection() {
            super(DefaultChannelId.newInstance(), false, false);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("192.0.2.1", 40_000);
        }
    }
}
