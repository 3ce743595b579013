package org.ketwise.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** An EHR that signs its requests. */
final class Ehr {
    static final String ISSUER = "https://ehr.example/";
    static final ECKey KEY = elliptic(Curve.P_384, "ehr-1");
    static final ECKey SMALL_CURVE = elliptic(Curve.P_256, "ehr-small");
    static final RSAKey RSA = rsa("ehr-rsa");

    private Ehr() {}

    static ECKey elliptic(Curve curve, String id) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String keySet() {
        return new JWKSet(List.of(KEY, SMALL_CURVE, RSA)).toString();
    }

    static Token token(String audience) {
        return new Token(audience);
    }

    /** A token that is right in all until a test makes it wrong. */
    static final class Token {
        private final Map<String, Object> claims = new LinkedHashMap<>();
        private JWSHeader.Builder head =
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(KEY.getKeyID()).type(JOSEObjectType.JWT);
        private JWK key = KEY;

        private Token(String audience) {
            long now = Instant.now().getEpochSecond();
            claims.put("iss", ISSUER);
            claims.put("aud", audience);
            claims.put("iat", now);
            claims.put("exp", now + 120);
            claims.put("jti", UUID.randomUUID().toString());
        }

        Token saying(String claim, Object value) {
            claims.put(claim, value);
            return this;
        }

        Token without(String claim) {
            claims.remove(claim);
            return this;
        }

        Token head(JWSHeader.Builder another) {
            head = another;
            return this;
        }

        Token head(Consumer<JWSHeader.Builder> change) {
            change.accept(head);
            return this;
        }

        Token signedBy(JWK another) {
            key = another;
            return this;
        }

        String payload() {
            return JsonMapper.shared().writeValueAsString(claims);
        }

        String signed() {
            try {
                JWSSigner signer = switch (key) {
                    case ECKey ec -> new ECDSASigner(ec);
                    case RSAKey rsa -> new RSASSASigner(rsa);
                    default -> throw new IllegalStateException();
                };
                JWSObject jws = new JWSObject(head.build(), new Payload(payload()));
                jws.sign(signer);
                return jws.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
