package org.ketwise.server.exchange;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;

/**
 * What the services of the server share; safe to share between threads.
 *
 * @param version of the product
 * @param today the day that lists are looked at unless a request names another
 * @param clock when something happens, for what lasts and for the audit log; reports know the day only
 * @param names gives a name that nobody can guess, another one each time
 */
public record Services(
        KnowledgeBase knowledge,
        Consult consult,
        String version,
        Supplier<LocalDate> today,
        InstantSource clock,
        Supplier<String> names,
        Faults faults) {
    /** Where our own failures are told; nothing that a request said may be in them. */
    @FunctionalInterface
    public interface Faults {
        /**
         * @param number which the answer to the request names too
         * @param where the pattern of the path that was asked
         * @param failure what happened, without messages, since these may quote the request
         */
        void tell(String number, String where, Throwable failure);
    }
}
