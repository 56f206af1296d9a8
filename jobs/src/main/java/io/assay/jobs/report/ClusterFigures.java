package io.assay.jobs.report;

import io.assay.jobs.text.Names;
import io.assay.table.ClusterColumns;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ModelVersionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * What clustering found: profiles, the search for the number of clusters, and how far the schemes of rules agree.
 *
 * @param clusters the most valuable first; empty when nothing was clustered
 * @param trials numbers of clusters tried, in order
 * @param agreements one for each scheme of rules
 */
record ClusterFigures(List<Cluster> clusters, List<Trial> trials, List<Agreement> agreements) {
    /** One cluster, measured. */
    record Cluster(long rank, Names names, String code, List<Axis> axes) {}

    /** The mean of a cluster in one column, and its distance from all customers in standard deviations. */
    record Axis(String column, OptionalDouble mean, OptionalDouble populationMean, OptionalDouble deviation) {}

    /** The evidence for one number of clusters, by measure. */
    record Trial(long k, Map<String, Double> measures, String votes) {
        boolean isChosen() {
            return measures.getOrDefault("chosen", 0.0) == 1.0;
        }

        OptionalDouble measure(String name) {
            Double value = measures.get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        int voteCount() {
            return votes.isEmpty() ? 0 : votes.split(",").length;
        }
    }

    /** How far a scheme of rules and the clusters divide customers alike, with the customers of each pair. */
    record Agreement(String scheme, Map<String, Double> measures, List<Pair> pairs) {
        double measure(String name) {
            return measures.getOrDefault(name, 0.0);
        }
    }

    /** Customers of one cluster, by rank, with one segment. */
    record Pair(String cluster, String segment, long customers) {}

    private static final String RULES = "cluster-vs-rules";
    private static final String SWEEP = "cluster-rfm-kmeans";
    private static final String TRIAL = "k=";
    private static final String AGAINST = " x ";

    static ClusterFigures of(List<Row> profile, List<Row> models) {
        List<Cells> values = models.stream().map(Cells::new).toList();
        return new ClusterFigures(clusters(profile), trials(values), agreements(values));
    }

    private static List<Cluster> clusters(List<Row> profile) {
        Map<Long, Cluster> clusters = new LinkedHashMap<>();
        profile.stream()
                .map(Cells::new)
                .filter(row -> row.anyCount(ClusterProfileTable.CLUSTER_RANK).isPresent())
                .forEach(row -> clusters.computeIfAbsent(
                                row.count(ClusterProfileTable.CLUSTER_RANK), rank -> cluster(rank, row))
                        .axes()
                        .add(axis(row)));
        return clusters.values().stream()
                .sorted(Comparator.comparingLong(Cluster::rank))
                .toList();
    }

    private static Cluster cluster(long rank, Cells row) {
        String english = row.text(ClusterColumns.CLUSTER_NAME);
        return new Cluster(
                rank, new Names(english, row.text(ClusterColumns.CLUSTER_NAME_ZH)), english, new ArrayList<>());
    }

    private static Axis axis(Cells row) {
        return new Axis(
                row.text(ClusterProfileTable.COLUMN_NAME),
                row.number(ClusterProfileTable.MEAN),
                row.number(ClusterProfileTable.POPULATION_MEAN),
                row.number(ClusterProfileTable.CENTRE_Z));
    }

    private static List<Trial> trials(List<Cells> values) {
        Map<Long, Trial> trials = new LinkedHashMap<>();
        for (Cells row : values) {
            String subject = row.text(ModelVersionTable.SUBJECT);
            if (row.text(ModelVersionTable.MODEL).equals(SWEEP) && subject.startsWith(TRIAL)) {
                long k = Long.parseLong(subject.substring(TRIAL.length()));
                Trial known = trials.getOrDefault(k, new Trial(k, new LinkedHashMap<>(), ""));
                row.number(ModelVersionTable.NUMBER)
                        .ifPresent(number -> known.measures().put(row.text(ModelVersionTable.PARAMETER), number));
                Optional<String> votes = row.anyText(ModelVersionTable.TEXT);
                trials.put(k, new Trial(k, known.measures(), votes.orElse(known.votes())));
            }
        }
        return trials.values().stream()
                .sorted(Comparator.comparingLong(Trial::k))
                .toList();
    }

    /** A subject is {@code cluster_rank x <scheme>}, and for pairs of labels {@code : <rank> x <segment>} follows. */
    private static List<Agreement> agreements(List<Cells> values) {
        Map<String, Agreement> found = new LinkedHashMap<>();
        for (Cells row : values) {
            if (row.text(ModelVersionTable.MODEL).equals(RULES)) {
                String[] subject = row.text(ModelVersionTable.SUBJECT).split(": ", 2);
                String scheme = subject[0].split(AGAINST, 2)[1];
                Agreement agreement = found.computeIfAbsent(
                        scheme, name -> new Agreement(name, new LinkedHashMap<>(), new ArrayList<>()));
                double number = row.number(ModelVersionTable.NUMBER).orElse(0);
                if (subject.length == 1) {
                    agreement.measures().put(row.text(ModelVersionTable.PARAMETER), number);
                } else {
                    String[] labels = subject[1].split(AGAINST, 2);
                    agreement.pairs().add(new Pair(labels[0], labels[1], (long) number));
                }
            }
        }
        return List.copyOf(found.values());
    }
}
