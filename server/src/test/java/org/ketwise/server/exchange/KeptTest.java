package org.ketwise.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final Kept<String> kept = new Kept<>(() -> UUID.randomUUID().toString(), String::length, 100);

    @Test
    void theEldestGoWhenTheOthersNeedThePlace() {
        String first = kept.keep("a".repeat(25)).orElseThrow();
        String second = kept.keep("b".repeat(25)).orElseThrow();
        kept.keep("c".repeat(25));
        kept.keep("d".repeat(25));
        assertThat(kept.find(first)).hasValue("a".repeat(25));

        kept.keep("e");
        assertThat(kept.find(first)).isEmpty();
        assertThat(kept.find(second)).isPresent();
    }

    @Test
    void whatWouldPushManyOutIsNotKept() {
        String small = kept.keep("a").orElseThrow();
        assertThat(kept.keep("b".repeat(26))).isEmpty();
        assertThat(kept.find(small)).isPresent();
    }
}
