package io.assay.jobs.source;

import java.io.Serializable;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.api.java.UDF1;

/** What rows of a pinned file carry as its name, by the address that Spark gives the file. */
final class FileNames implements UDF1<String, String>, Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, String> names = new HashMap<>();
    /** Rows of one file come one after the other. One field, so that no thread sees half of it. */
    private transient Named last;

    private record Named(String address, String name) {}

    FileNames(List<InputPin> pins, FileCodes codes) {
        pins.forEach(pin -> names.put(path(pin.location()), codes.code(pin)));
    }

    @Override
    public String call(String address) {
        Named known = last;
        if (known == null || !known.address().equals(address)) {
            known = new Named(address, names.get(path(address)));
            last = known;
        }
        return known.name();
    }

    private static String path(String uriOrPath) {
        return uriOrPath.contains(":/")
                ? new Path(URI.create(uriOrPath.replace(" ", "%20"))).toUri().getPath()
                : uriOrPath;
    }
}
