package org.ketwise.server;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;
import org.ketwise.server.settings.Listening.Certificate;

/** Reads what proves who the server is. */
final class Certificates {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private Certificates() {}

    static Tls tls(Certificate certificate) {
        try {
            TlsConfig.Builder tls = Tls.builder().enabledProtocols(PROTOCOLS);
            switch (certificate) {
                case Certificate.Pem pem -> addPem(tls, pem);
                case Certificate.Store store -> addStore(tls, store);
            }
            return tls.build();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UserError(
                    "The certificate or its key cannot be used (" + names(certificate) + ").",
                    "Check that the key belongs to the certificate, that it is unencrypted PEM (PKCS #8) or the password of the key store is right, and that both may be read.");
        }
    }

    private static void addPem(TlsConfig.Builder tls, Certificate.Pem pem) {
        Keys keys = Keys.builder()
                .pem(files -> files.key(Resource.create(pem.key())).certChain(Resource.create(pem.chain())))
                .build();
        tls.privateKey(keys).privateKeyCertChain(keys);
    }

    /** The first key of the file, by whatever name it has there. */
    private static void addStore(TlsConfig.Builder tls, Certificate.Store file)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file.file())) {
            store.load(in, file.password().toCharArray());
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, file.password().toCharArray()) instanceof PrivateKey key) {
                tls.privateKey(key)
                        .privateKeyCertChain(Stream.of(store.getCertificateChain(alias))
                                .map(X509Certificate.class::cast)
                                .toList());
                return;
            }
        }
        throw new KeyStoreException("no key");
    }

    private static String names(Certificate certificate) {
        return switch (certificate) {
            case Certificate.Pem pem -> pem.chain() + ", " + pem.key();
            case Certificate.Store store -> store.file().toString();
        };
    }
}
