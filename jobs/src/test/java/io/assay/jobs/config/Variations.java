package io.assay.jobs.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A document with one mistake in each of its variations. */
final class Variations {
    private Variations() {}

    /** Each key in turn misspelt, left out, and with another kind of value. */
    static List<Object> of(Object document) {
        List<Object> variations = new ArrayList<>();
        vary(document, variations::add);
        return variations;
    }

    private static void vary(Object node, Consumer<Object> taker) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                taker.accept(changed(map, (copy, name) -> copy.remove(name), key));
                taker.accept(changed(map, (copy, name) -> copy.put(name + "x", copy.remove(name)), key));
                for (Object other : Arrays.asList(List.of(List.of("a")), Map.of("a", "b"), null)) {
                    taker.accept(changed(map, (copy, name) -> copy.put(name, other), key));
                }
                vary(value, inner -> taker.accept(changed(map, (copy, name) -> copy.put(name, inner), key)));
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int place = i;
                vary(list.get(i), inner -> {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(place, inner);
                    taker.accept(copy);
                });
            }
        }
    }

    private static Map<Object, Object> changed(
            Map<?, ?> map, BiConsumer<Map<Object, Object>, Object> change, Object key) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        change.accept(copy, key);
        return copy;
    }
}
