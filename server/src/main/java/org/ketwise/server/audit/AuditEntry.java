package org.ketwise.server.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request and what became of it.
 *
 * @param who asked: the kind, and a name that is no person's
 * @param roles of a person, or blank
 * @param route the pattern of the path, not the path
 * @param content the digest of the content that the answer rests on
 * @param counts how many medications there were, and findings by severity; none where nothing was screened
 */
public record AuditEntry(
        Instant time,
        String who,
        String roles,
        String method,
        String route,
        int status,
        String content,
        Map<String, Integer> counts) {
    /** As the object of its line, without the hash; the same entry gives the same text. */
    String text(long number) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("n", number);
        json.put("time", time.toString());
        json.put("who", who);
        if (!roles.isEmpty()) {
            json.put("roles", roles);
        }
        json.put("method", method);
        json.put("route", route);
        json.put("status", status);
        json.put("content", content);
        if (!counts.isEmpty()) {
            ObjectNode all = json.putObject("counts");
            new TreeMap<>(counts).forEach(all::put);
        }
        return json.toString();
    }
}
