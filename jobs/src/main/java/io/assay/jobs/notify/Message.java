package io.assay.jobs.notify;

import io.assay.jobs.text.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a receiver is told once.
 *
 * @param id the same however often it is sent
 * @param type what happened, dotted
 * @param text one sentence for people
 * @param data the same for programs
 */
record Message(String id, String type, String text, Map<String, Object> data) {

    /** The body: {@code type, timestamp, text, data}. */
    String body(Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", now);
        body.put("text", text);
        body.put("data", data);
        return Json.text(body);
    }
}
