package org.ketwise.server;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Path;
import java.util.List;
import org.ketwise.kernel.UserError;
import org.ketwise.server.settings.Listening.Certificate;

/** Reads what proves who the server is. */
final class Certificates {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private Certificates() {}

    static Tls tls(Certificate certificate) {
        try {
            Keys keys = keys(certificate);
            return Tls.builder()
                    .privateKey(keys)
                    .privateKeyCertChain(keys)
                    .enabledProtocols(PROTOCOLS)
                    .build();
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UserError(
                    "The certificate or its key cannot be used (" + names(certificate) + ").",
                    "Check that the key belongs to the certificate, that it is unencrypted PEM (PKCS #8) or the password of the key store is right, and that both may be read.");
        }
    }

    private static Keys keys(Certificate certificate) {
        return switch (certificate) {
            case Certificate.Pem pem ->
                Keys.builder()
                        .pem(files -> files.key(resource(pem.key())).certChain(resource(pem.chain())))
                        .build();
            case Certificate.Store store ->
                Keys.builder()
                        .keystore(file -> file.keystore(resource(store.file())).passphrase(store.password()))
                        .build();
        };
    }

    private static Resource resource(Path file) {
        return Resource.create(file);
    }

    private static String names(Certificate certificate) {
        return switch (certificate) {
            case Certificate.Pem pem -> pem.chain() + ", " + pem.key();
            case Certificate.Store store -> store.file().toString();
        };
    }
}
