package org.ketwise.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A token as it came: read, not yet believed. */
public final class SignedToken {
    private static final int LONGEST = 8_192;
    private static final int SMALLEST_RSA = 2_048;
    private static final int LARGEST_RSA = 8_192;
    private static final Map<JWSAlgorithm, Curve> CURVES =
            Map.of(JWSAlgorithm.ES256, Curve.P_256, JWSAlgorithm.ES384, Curve.P_384, JWSAlgorithm.ES512, Curve.P_521);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JWSObject jws;
    private final Claims claims;

    private SignedToken(JWSObject jws, Claims claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /** @param algorithms the names of those that are accepted */
    public static SignedToken read(String compact, Set<String> algorithms) throws NotBelieved {
        if (compact.length() > LONGEST) {
            throw new NotBelieved("it is too long");
        }
        try {
            JWSObject jws = JWSObject.parse(compact);
            requireSoundHead(jws.getHeader(), algorithms);
            return new SignedToken(jws, new Claims(claims(jws)));
        } catch (ParseException | IllegalArgumentException e) {
            throw new NotBelieved("it is no signed token");
        }
    }

    private static void requireSoundHead(JWSHeader head, Set<String> algorithms) throws NotBelieved {
        if (!algorithms.contains(head.getAlgorithm().getName())) {
            throw new NotBelieved("its algorithm is none of "
                    + String.join(", ", algorithms.stream().sorted().toList()));
        }
        if (head.getKeyID() == null || head.getKeyID().isBlank()) {
            throw new NotBelieved("it names no key (kid)");
        }
        if (head.getJWK() != null || head.getX509CertURL() != null || head.getX509CertChain() != null) {
            throw new NotBelieved("it brings its own key along");
        }
        if (head.getCriticalParams() != null || !head.isBase64URLEncodePayload()) {
            throw new NotBelieved("it asks for an extension (crit)");
        }
    }

    private static ObjectNode claims(JWSObject jws) throws NotBelieved {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(jws.getPayload().toBytes()))
                    .toString();
            if (STRICT.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | JacksonException e) {
            // said below
        }
        throw new NotBelieved("its claims are no JSON object");
    }

    public String keyId() {
        return jws.getHeader().getKeyID();
    }

    /** Where it says that the keys are; nobody goes there for it. */
    public Optional<URI> keySetUrl() {
        return Optional.ofNullable(jws.getHeader().getJWKURL());
    }

    /** What it says; to be believed only after {@link #requireSignatureOf}, apart from who to ask for the key. */
    public Claims claims() {
        return claims;
    }

    public void requireSignatureOf(JWK key) throws NotBelieved {
        try {
            if (!jws.verify(verifier(key))) {
                throw new NotBelieved("its signature is not right");
            }
        } catch (JOSEException e) {
            throw new NotBelieved("its signature is not right");
        }
    }

    private JWSVerifier verifier(JWK key) throws JOSEException, NotBelieved {
        JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
        boolean forThis = (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
        if (forThis && key instanceof ECKey ec && ec.getCurve().equals(CURVES.get(algorithm))) {
            return new ECDSAVerifier(ec.toECPublicKey());
        }
        if (forThis
                && key instanceof RSAKey rsa
                && JWSAlgorithm.Family.RSA.contains(algorithm)
                && rsa.size() >= SMALLEST_RSA
                && rsa.size() <= LARGEST_RSA) {
            return new RSASSAVerifier(rsa.toRSAPublicKey());
        }
        throw new NotBelieved("its key is for something else");
    }
}
