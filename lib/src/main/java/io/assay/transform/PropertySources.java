package io.assay.transform;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapreduce.util.ConfigUtil;
import org.slf4j.LoggerFactory;

/**
 * Where each property of a Hadoop configuration was set: by which file, or by the program.
 *
 * <p>Spark sends a configuration along with each scan and each write. Its thousand properties take 3 ms to write; the
 * list of sources that each carries, compressed for itself, takes 60 ms more, and nothing reads it.
 */
public final class PropertySources {
    private PropertySources() {}

    /**
     * Forgets them for a configuration and for what will be copied from it; properties and values stay. A Hadoop that
     * keeps them elsewhere is left as it is.
     *
     * @param hadoop the one that a Spark context copies for each piece of work
     */
    public static void forget(Configuration hadoop) {
        // a library that brought its defaults later would have all of them read again, with their sources
        HdfsConfiguration.init();
        ConfigUtil.loadResources();
        // properties are read at the first question
        hadoop.size();
        try {
            Field sources = Configuration.class.getDeclaredField("updatingResource");
            sources.setAccessible(true);
            if (sources.get(hadoop) instanceof Map<?, ?> known) {
                known.clear();
            }
        } catch (NoSuchFieldException | IllegalAccessException elsewhere) {
            LoggerFactory.getLogger(PropertySources.class).debug("sources of properties are kept", elsewhere);
        }
    }
}
