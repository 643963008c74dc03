package org.posthorn.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.Channel;

import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider;

/** The server that recipients' clients speak to. Slow and huge requests are cut off, and connections are counted. */
public final class WebServer {
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int MAX_LINE = 10_000;
    private static final int MAX_HEADER = 16_384;
    private static final int MAX_REQUESTS = 1000;

    private final WebSettings settings;
    private final PublicPages pages;
    private final VisitLog visits;
    private final AtomicInteger open = new AtomicInteger();
    private DisposableServer server;

    public WebServer(WebSettings settings, PublicPages pages, VisitLog visits) {
        this.settings = settings;
        this.pages = pages;
        this.visits = visits;
    }

    /** Does nothing if it runs already. */
    public synchronized void start() {
        if (server == null) {
            visits.start();
            server = bind();
        }
    }

    /** Starts it if it does not run yet: mail that waited is rewritten as soon as the pipeline starts, and its URLs have the port. */
    public int port() {
        start();
        return server.port();
    }

    private DisposableServer bind() {
        HttpServer http = HttpServer.create().host(settings.address()).port(settings.port())
            .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(MAX_LINE).maxHeaderSize(MAX_HEADER).h2cMaxContentLength(0))
            .maxKeepAliveRequests(MAX_REQUESTS)
            .doOnChannelInit((observer, channel, remote) -> admit(channel))
            .handle(pages::answer);
        return settings.tls().map(tls -> http.secure(ssl -> secure(ssl, tls))).orElse(http).bindNow();
    }

    /** Answers what has been asked, writes down what was seen. */
    public synchronized void stop() throws InterruptedException {
        if (server != null) {
            server.disposeNow(STOP);
            visits.stop();
        }
    }

    private void admit(Channel channel) {
        boolean full = open.incrementAndGet() > settings.maxConnections();
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        channel.pipeline().addFirst(new Deadlines(settings.patience()));
        if (full) {
            channel.close();
        }
    }

    private static void secure(SslProvider.SslContextSpec ssl, WebSettings.Tls tls) {
        ssl.sslContext(Http11SslContextSpec.forServer(tls.certificates().toFile(), tls.privateKey().toFile())
            .configure(context -> context.protocols("TLSv1.2", "TLSv1.3")));
    }
}
