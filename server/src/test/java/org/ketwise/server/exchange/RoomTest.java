package org.ketwise.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void largeRequestsWaitForEachOtherAndSmallOnesDoNot() throws InterruptedException {
        Room room = new Room(4 * MEGABYTE);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> room.with(claim -> {
                    claim.take(3 * MEGABYTE);
                    inside.countDown();
                    await(leave);
                }));
        await(inside);
        room.with(claim -> claim.take(MEGABYTE));
        Thread other = Thread.ofVirtual()
                .start(() -> room.with(claim -> {
                    claim.take(2 * MEGABYTE);
                    second.countDown();
                }));
        room.with(claim -> claim.take(10_000));
        assertThat(second.await(100, TimeUnit.MILLISECONDS)).isFalse();

        leave.countDown();
        first.join();
        other.join();
        assertThat(second.getCount()).isZero();
    }

    @Test
    void twoThatNeedMoreThanTheyHaveDoNotWaitForEachOther() throws InterruptedException {
        Room room = new Room(4 * MEGABYTE);
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread.ofVirtual()
                    .start(() -> room.with(claim -> {
                        claim.take(MEGABYTE);
                        both.countDown();
                        await(both);
                        claim.takeAll();
                        done.countDown();
                    }));
        }
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsTooLongIsAskedToComeAgainAndHoldsNothing() {
        Room room = new Room(MEGABYTE, Duration.ofMillis(20));
        room.with(first -> {
            first.takeAll();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> room.with(second -> second.take(MEGABYTE)))
                    .satisfies(refusal -> {
                        assertThat(refusal.status()).isEqualTo(503);
                        assertThat(refusal.headers()).containsEntry("Retry-After", "10");
                    });
        });
        AtomicInteger served = new AtomicInteger();
        room.with(claim -> {
            claim.takeAll();
            served.incrementAndGet();
        });
        assertThat(served).hasValue(1);
    }

    @Test
    void whoIsInterruptedWhileWaitingIsAskedToComeAgain() {
        Room room = new Room(MEGABYTE);
        room.with(first -> {
            first.takeAll();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> room.with(Room.Claim::takeAll))
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(503));
            assertThat(Thread.interrupted()).as("passed on").isFalse();
        });
    }

    @Test
    void whatFailsGivesItsRoomBack() {
        Room room = new Room(MEGABYTE);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> room.with(claim -> {
                    claim.takeAll();
                    throw new IllegalStateException();
                }));
        AtomicInteger served = new AtomicInteger();
        room.with(claim -> {
            claim.takeAll();
            served.incrementAndGet();
        });
        assertThat(served).hasValue(1);
    }

    @Test
    void oneThatNeedsMoreThanThereIsTakesAll() {
        Room room = new Room(MEGABYTE);
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            room.with(claim -> {
                claim.take(100 * MEGABYTE);
                claim.takeAll();
                served.incrementAndGet();
            });
        }
        assertThat(served).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
