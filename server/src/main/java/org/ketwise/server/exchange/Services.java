package org.ketwise.server.exchange;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;

/**
 * What the services of the server share; safe to share between threads.
 *
 * @param version of the product
 * @param today the day that lists are looked at unless a request names another
 */
public record Services(KnowledgeBase knowledge, Consult consult, String version, Supplier<LocalDate> today) {}
