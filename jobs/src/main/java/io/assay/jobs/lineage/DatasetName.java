package io.assay.jobs.lineage;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.JdbcConfig;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.export.ListTable;
import io.assay.jobs.export.ListTarget;
import io.assay.jobs.source.Database;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The name under which all tools know a data set.
 *
 * @param namespace where it is kept
 * @param name its path there, or its database, schema and table
 * @see <a href="https://openlineage.io/docs/spec/naming">OpenLineage, naming conventions</a>
 */
public record DatasetName(String namespace, String name) {
    /** Stores whose keys have no slash in front. */
    private static final Set<String> KEYED = Set.of("s3", "gs", "abfs", "abfss", "wasb", "wasbs");

    private static final Pattern JDBC = Pattern.compile("jdbc:(?:[a-z0-9]+:)*?([a-z0-9]+)://([^/]+)/?(.*)");
    private static final Map<String, String> PORTS = Map.of("postgres", "5432", "mysql", "3306");

    /** The data set of a source, if it says where it is: a folder, a file, or the folder above what a glob matches. */
    private static Optional<DatasetName> of(SourceConfig source, Configuration hadoop) {
        return source.path()
                .map(path -> ofPath(Locations.aboveGlob(path), hadoop))
                .or(() -> source.jdbc().map(DatasetName::ofSource));
    }

    /** The place of a list of customers. */
    public static DatasetName of(ListTarget target, Configuration hadoop) {
        return target instanceof ListTable table
                ? ofTable(table.openAddress(), table.table())
                : ofPath(target.place(), hadoop);
    }

    /** The sources of a run, and its rates. */
    public static List<DatasetName> of(AssayConfig config, Configuration hadoop) {
        Stream<DatasetName> sources = config.sources().stream().flatMap(source -> of(source, hadoop).stream());
        Stream<DatasetName> rates = config.rates().map(file -> ofPath(file.toString(), hadoop)).stream();
        return Stream.concat(sources, rates).distinct().toList();
    }

    /** What lies at a Hadoop path. */
    public static DatasetName ofPath(String path, Configuration hadoop) {
        Path given = new Path(path);
        Path here = new Path(System.getProperty("user.dir"));
        URI place = (given.toUri().getScheme() == null
                        ? given.makeQualified(FileSystem.getDefaultUri(hadoop), here)
                        : given)
                .toUri();
        String scheme = place.getScheme().equals("s3a") ? "s3" : place.getScheme();
        if (scheme.equals("file")) {
            return new DatasetName(scheme, place.getPath());
        }
        String key = KEYED.contains(scheme) ? place.getPath().replaceFirst("^/+(?=.)", "") : place.getPath();
        return new DatasetName(scheme + "://" + place.getAuthority(), key);
    }

    /** A query in parentheses is known by its alias. */
    private static DatasetName ofSource(JdbcConfig jdbc) {
        return ofTable(jdbc.url(), jdbc.table().replaceFirst("(?s)^\\s*\\(.*\\)\\s*(as\\s+)?", ""));
    }

    /** A table of a database. */
    static DatasetName ofTable(String url, String table) {
        String open = Database.withoutSecrets(url);
        Matcher matcher = JDBC.matcher(open);
        if (!matcher.matches()) {
            return new DatasetName(open.replaceFirst("^jdbc:", ""), table);
        }
        String scheme = matcher.group(1).replace("postgresql", "postgres").replace("mariadb", "mysql");
        String host = matcher.group(2);
        String address = host.contains(":") || !PORTS.containsKey(scheme) ? host : host + ":" + PORTS.get(scheme);
        String whole = scheme.equals("postgres") && !table.contains(".") ? "public." + table : table;
        String database = matcher.group(3);
        return new DatasetName(scheme + "://" + address, database.isEmpty() ? whole : database + "." + whole);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("namespace", namespace);
        json.put("name", name);
        return json;
    }
}
