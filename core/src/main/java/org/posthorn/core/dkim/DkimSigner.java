package org.posthorn.core.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import org.posthorn.core.message.HeaderField;
import org.posthorn.core.message.RawMessage;

/** Signs messages by DKIM (RFC 6376): rsa-sha256, relaxed/relaxed, the whole body. */
public final class DkimSigner {
    private static final String NAME = "DKIM-Signature";
    private static final int LINE = 76;
    private static final int BASE64_LINE = 72;

    private final RsaProvider rsa;
    private final Clock clock;

    public DkimSigner(RsaProvider rsa, Clock clock) {
        this.rsa = rsa;
        this.clock = clock;
    }

    /**
     * The header field that signs the message as it is, to be put above it: folded, ended by CRLF.
     *
     * @param domain the signing domain
     * @throws IllegalStateException if the key cannot sign
     */
    public String sign(RawMessage message, String domain, DkimKey key) {
        SignedFields signed = SignedFields.of(message.fields());
        try {
            String unsigned = unsigned(domain, key.selector(), signed.names(), bodyHash(message));
            return unsigned + folded(signature(unsigned, signed.fields(), key)) + "\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign for " + domain + " with the key of selector " + key.selector(), e);
        }
    }

    /** The field up to and with {@code b=}; what follows there is no part of what is signed. */
    private String unsigned(String domain, String selector, List<String> names, byte[] bodyHash) {
        StringBuilder field = new StringBuilder(700);
        field.append(NAME).append(": v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n\td=").append(domain)
            .append(";\r\n\ts=").append(selector).append("; t=").append(clock.instant().getEpochSecond()).append(";\r\n\th=");
        int lineStart = field.length() - 3;
        for (int i = 0; i < names.size(); i++) {
            if (field.length() - lineStart + names.get(i).length() > LINE) {
                field.append("\r\n\t");
                lineStart = field.length() - 1;
            }
            field.append(names.get(i)).append(i == names.size() - 1 ? ';' : ':');
        }
        return field.append("\r\n\tbh=").append(Base64.getEncoder().encodeToString(bodyHash)).append(";\r\n\tb=").toString();
    }

    private static byte[] bodyHash(RawMessage message) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        OctetBuffer out = new OctetBuffer(digest::update);
        Relaxed.body(message.base(), message.bodyOffset(), out);
        out.flush();
        return digest.digest();
    }

    private byte[] signature(String unsigned, List<HeaderField> fields, DkimKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(RsaProvider.SIGNATURE, rsa.provider());
        signature.initSign(key.privateKey());
        OctetBuffer out = new OctetBuffer(signature::update);
        for (HeaderField field : fields) {
            Relaxed.field(field, out);
            out.putLineEnd();
        }
        byte[] own = unsigned.getBytes(ISO_8859_1);
        Relaxed.field(new HeaderField(own, 0, NAME.length(), own.length), out);
        out.flush();
        return signature.sign();
    }

    private static String folded(byte[] signature) {
        return Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\r', '\n', '\t'}).encodeToString(signature);
    }
}
