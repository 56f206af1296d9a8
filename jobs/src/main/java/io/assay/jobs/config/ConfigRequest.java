package io.assay.jobs.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says about configuration.
 *
 * @param files configuration files, later ones win
 * @param sets assignments {@code key=value}, which win over files
 * @param asOf value of {@code --as-of}, which wins over all
 * @param warehouse value of {@code --warehouse}, which wins over all
 * @param workingFolder where relative paths of the command line start
 */
public record ConfigRequest(
        List<String> files, List<String> sets, Optional<String> asOf, Optional<String> warehouse, Path workingFolder) {
    public ConfigRequest {
        files = List.copyOf(files);
        sets = List.copyOf(sets);
    }
}
