package org.ketwise.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of places behaves as a set, whatever the words it is kept in. */
class IndexSetTest {
    @Test
    void holdsWhatAPlainSetHolds() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            Set<Integer> plain = some(random);
            IndexSet set = IndexSet.of(plain);
            for (int member = 0; member < 260; member++) {
                assertThat(set.contains(member)).isEqualTo(plain.contains(member));
            }
            assertThat(set.isEmpty()).isEqualTo(plain.isEmpty());
        }
    }

    @Test
    void meetsAnotherWhereAPlainSetDoes() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            Set<Integer> a = some(random);
            Set<Integer> b = some(random);
            boolean meet = a.stream().anyMatch(b::contains);
            assertThat(IndexSet.of(a).intersects(IndexSet.of(b))).isEqualTo(meet);
            assertThat(IndexSet.of(b).intersects(IndexSet.of(a))).isEqualTo(meet);
        }
    }

    @Test
    void equalMembersMakeEqualSets() {
        IndexSet set = IndexSet.of(List.of(200, 3, 64));
        assertThat(set)
                .isEqualTo(IndexSet.of(List.of(3, 64, 200, 3)))
                .hasSameHashCodeAs(IndexSet.of(Set.of(64, 200, 3)))
                .isNotEqualTo(IndexSet.of(List.of(3, 64)))
                .isNotEqualTo(IndexSet.of(List.of(3, 64, 201)))
                .isNotEqualTo(Set.of(3, 64, 200));
        assertThat(IndexSet.of(List.of())).isEqualTo(IndexSet.EMPTY);
    }

    @Test
    void theEndsOfAWordAreMembersOfTheirOwn() {
        IndexSet set = IndexSet.of(List.of(63, 64, 127));
        assertThat(List.of(62, 63, 64, 65, 126, 127, 128, 1_000_000))
                .filteredOn(set::contains)
                .containsExactly(63, 64, 127);
    }

    private static Set<Integer> some(Random random) {
        Set<Integer> members = new HashSet<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            members.add(random.nextInt(250));
        }
        return members;
    }
}
