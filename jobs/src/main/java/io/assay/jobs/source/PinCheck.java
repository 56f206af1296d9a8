package io.assay.jobs.source;

import io.assay.ingest.Accounting;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares pins of the start of a run with what there is at its end. */
final class PinCheck {
    private final Map<String, InputPin> now;

    PinCheck(List<InputPin> now) {
        this.now = now.stream().collect(Collectors.toMap(InputPin::name, Function.identity()));
    }

    void require(InputPin pin) {
        InputPin found = now.get(pin.name());
        if (found == null) {
            throw changed(pin, "is gone");
        }
        if (!found.equals(pin)) {
            throw changed(pin, "was " + pin.bytes() + " bytes and is now " + found.bytes() + " bytes");
        }
    }

    static void requireDigest(InputPin pin, Accounting accounting) {
        boolean same = accounting.files().stream()
                .filter(file ->
                        file.source().equals(pin.source()) && file.file().equals(pin.name()))
                .map(file -> Database.version(file.rows(), file.digest()))
                .allMatch(pin.version()::equals);
        if (!same) {
            throw changed(pin, "holds other rows than when the run began");
        }
    }

    static Failure changed(InputPin pin, String how) {
        return new Failure(
                ErrorCode.INPUT_CHANGED,
                "Input " + pin.name() + " of source " + pin.source() + " changed during the run: it " + how,
                "Run again when its producer has finished");
    }
}
