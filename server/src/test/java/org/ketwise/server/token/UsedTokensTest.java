package org.ketwise.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ketwise.server.token.UsedTokens.Outcome;

class UsedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);

    @Test
    void whenFullItRefusesAndForgetsNone() {
        UsedTokens used = new UsedTokens(2);
        assertThat(used.use("ehr", "1", SOON, NOW)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("ehr", "2", SOON, NOW)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("ehr", "3", SOON, NOW)).isEqualTo(Outcome.NO_ROOM);
        assertThat(used.use("ehr", "1", SOON, NOW)).isEqualTo(Outcome.AGAIN);
    }

    @Test
    void thoseThatEndedMakeRoom() {
        UsedTokens used = new UsedTokens(1);
        used.use("ehr", "1", SOON, NOW);
        assertThat(used.use("ehr", "2", SOON.plusSeconds(60), SOON)).isEqualTo(Outcome.NO_ROOM);
        assertThat(used.use("ehr", "2", SOON.plusSeconds(60), SOON.plusSeconds(1)))
                .isEqualTo(Outcome.FIRST);
    }

    @Test
    void issuersDoNotGetInEachOthersWay() {
        UsedTokens used = new UsedTokens(9);
        used.use("ehr", "1", SOON, NOW);
        assertThat(used.use("lab", "1", SOON, NOW)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("eh", "r1", SOON, NOW)).isEqualTo(Outcome.FIRST);
    }
}
