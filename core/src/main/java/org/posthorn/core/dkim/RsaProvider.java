package org.posthorn.core.dkim;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * Where RSA comes from: a native library where there is one for this machine, since it signs three times as fast as Java, else the runtime itself.
 * It is used for what asks for it only and not put among the runtime's providers.
 */
public final class RsaProvider {
    static final String SIGNATURE = "SHA256withRSA";

    private final Provider provider;

    private RsaProvider(Provider provider) {
        this.provider = provider;
    }

    /** The fastest that works here. */
    public static RsaProvider best() {
        AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        return corretto.getLoadingError() == null ? new RsaProvider(corretto) : runtimes();
    }

    /** The Java runtime's own. */
    public static RsaProvider runtimes() {
        try {
            return new RsaProvider(Signature.getInstance(SIGNATURE).getProvider());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no " + SIGNATURE, e);
        }
    }

    /** Name and version, for the log. */
    public String name() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    Provider provider() {
        return provider;
    }
}
