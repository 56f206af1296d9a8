package io.assay.jobs.demo;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Existing;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of invented transactions, and the truth beside them.
 *
 * @param path any Hadoop path
 * @param existing what becomes of generated data there; anything else is refused all the same
 */
public record GeneratedFolder(String path, Existing existing) {
    private static final String DATA = "transactions";
    private static final String TRUTH = "true-parameters.json";

    /** What the files are. */
    public enum Format {
        /** Text with a header; rows may be dirty in any way. */
        CSV,
        /** Typed columns; what cannot be typed is null. */
        PARQUET
    }

    /** Folder of the transactions. */
    public String data() {
        return new Path(path, DATA).toString();
    }

    /** File of the truth; it is written last. */
    public Path truth() {
        return new Path(path, TRUTH);
    }

    /** Makes room for new files, or refuses. */
    public void makeRoom(Configuration hadoop) throws IOException {
        Path root = new Path(path);
        FileSystem system = root.getFileSystem(hadoop);
        if (!system.exists(root)) {
            make(system, root);
            return;
        }
        if (system.listStatus(root).length == 0) {
            return;
        }
        if (existing == Existing.REFUSE) {
            throw new Failure(
                    ErrorCode.GENERATE_FOLDER_NOT_EMPTY,
                    "Folder " + path + " is not empty",
                    "Name another one, or add --force");
        }
        if (!system.exists(truth())) {
            throw new Failure(
                    ErrorCode.GENERATE_FOLDER_NOT_OURS,
                    "Folder " + path + " holds no " + TRUTH + ", so it may hold other data",
                    "Name another one, or empty it yourself");
        }
        system.delete(new Path(data()), true);
        system.delete(truth(), false);
    }

    private static void make(FileSystem system, Path root) {
        String why = "";
        try {
            if (system.mkdirs(root)) {
                return;
            }
        } catch (IOException impossible) {
            why = ": " + impossible.getMessage();
        }
        throw new Failure(
                ErrorCode.STORAGE_NO_FOLDER,
                "Folder " + root + " cannot be made" + why,
                "Name one below a folder that may be written to");
    }
}
