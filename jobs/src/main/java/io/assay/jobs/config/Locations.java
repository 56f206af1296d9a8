package io.assay.jobs.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves relative paths: those of a file start at its folder, those of the command line at the working directory.
 *
 * @param workingFolder the working directory
 */
public record Locations(Path workingFolder) {
    /** Storage that input and output may live on. */
    public static final Set<String> SCHEMES =
            Set.of("file", "hdfs", "viewfs", "s3", "s3a", "gs", "abfs", "abfss", "wasb", "wasbs", "oss", "cosn", "obs");

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    /** The scheme of an address, in lower case; empty for a plain path. */
    public static Optional<String> scheme(String location) {
        Matcher matcher = SCHEME.matcher(location);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Whether a path may stand for several. */
    public static boolean isGlob(String path) {
        return GLOB.matcher(path).find();
    }

    /** The folder above everything that a glob can match, with its slash; any other path as it is. */
    public static String aboveGlob(String path) {
        Matcher glob = GLOB.matcher(path);
        return glob.find() ? path.substring(0, path.lastIndexOf('/', glob.start()) + 1) : path;
    }

    /**
     * Whether a file is no data because of its name or that of a folder on the way to it. Names that begin with a dot or
     * an underscore are hidden, but for folders of partitions such as {@code _day=1}.
     *
     * @param path relative to the folder that is read, with slashes
     */
    public static boolean isHidden(String path) {
        return Arrays.stream(path.split("/"))
                .anyMatch(name -> name.startsWith(".") || (name.startsWith("_") && !name.contains("=")));
    }

    /** Whether an entry of packs is a path and not an id. */
    public static boolean isPackFile(String pack) {
        return pack.contains("/") || pack.endsWith(".yaml") || pack.endsWith(".yml");
    }

    /** The absolute form of a path on the command line. */
    public String ofWorkingFolder(String location) {
        return absolute(location, workingFolder);
    }

    Object resolve(Setting.Role role, Object value, Place place) {
        boolean location = role == Setting.Role.LOCATION
                || (role == Setting.Role.PACK && value instanceof String pack && isPackFile(pack));
        if (!location) {
            return value;
        }
        if (value instanceof Path path) {
            return folderOf(place).resolve(path).normalize();
        }
        return absolute((String) value, folderOf(place));
    }

    private static String absolute(String location, Path folder) {
        if (location.isEmpty() || location.startsWith("/") || scheme(location).isPresent()) {
            return location;
        }
        String base = folder.toAbsolutePath().normalize().toString();
        return base.endsWith("/") ? base + location : base + "/" + location;
    }

    private Path folderOf(Place place) {
        if (place.file().startsWith("--") || place.file().equals(Binder.DEFAULT)) {
            return workingFolder.toAbsolutePath().normalize();
        }
        Path folder = workingFolder.resolve(place.file()).toAbsolutePath().getParent();
        return folder == null ? workingFolder.toAbsolutePath().normalize() : folder.normalize();
    }
}
