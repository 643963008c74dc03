package org.posthorn.core.tracking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A leaf of a message as mime4j decodes it. */
record MimeLeaf(String type, String charset, byte[] content) {

    static List<MimeLeaf> of(byte[] message) {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            List<MimeLeaf> leaves = new ArrayList<>();
            collect(builder.parseMessage(new ByteArrayInputStream(message)), leaves);
            return leaves;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MimeLeaf firstHtml(byte[] message) {
        return of(message).stream().filter(leaf -> leaf.type().equals("text/html")).findFirst().orElseThrow();
    }

    String text() {
        return new String(content, Charset.forName(charset));
    }

    /** The content, each octet as the character of its number. */
    String octets() {
        return new String(content, ISO_8859_1);
    }

    private static void collect(Entity entity, List<MimeLeaf> leaves) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                collect(part, leaves);
            }
        } else if (entity.getBody() instanceof Message message) {
            collect(message, leaves);
        } else if (entity.getBody() instanceof SingleBody body) {
            leaves.add(new MimeLeaf(entity.getMimeType(), entity.getCharset(), body.getInputStream().readAllBytes()));
        }
    }
}
