package io.assay.jobs.store;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on S3 for any number of writers. A commit is one conditional PUT ({@code If-None-Match: *}), which S3
 * refuses where the version is there already.
 *
 * <p>A PUT whose response was lost is repeated by the client, and the repetition is refused because of the first. So each
 * write carries an id of its own, and a writer that was refused reads back whose id stands there. The id is metadata of the
 * object and no part of its content: one small request reads it, however large the commit is, and it tells even writes of
 * equal content apart.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Amazon S3, conditional
 *     writes</a>
 * @see <a href="https://issues.apache.org/jira/browse/HADOOP-19256">Hadoop 3.4.2, conditional writes in S3A</a>
 */
public final class S3CommitStore extends HadoopFileSystemLogStore {
    private static final String PROBE = "_assay_commit_probe";

    /** Made by Delta, by the name of the class. */
    public S3CommitStore(Configuration hadoop) {
        super(hadoop);
    }

    /**
     * Writes a file as a whole or not at all.
     *
     * @throws FileAlreadyExistsException when another writer's file is there and may not be overwritten
     * @throws IOException when nothing of ours was written as far as storage can tell
     */
    @Override
    public void write(Path path, Iterator<String> lines, Boolean overwrite, Configuration hadoop) throws IOException {
        if (overwrite) {
            replace(path.getFileSystem(hadoop), path, lines);
        } else {
            create(path.getFileSystem(hadoop), path, lines);
        }
    }

    static void replace(FileSystem files, Path path, Iterator<String> lines) throws IOException {
        byte[] content = content(lines);
        ConditionalWrite.put(files.create(path, true), content);
    }

    static void create(FileSystem files, Path path, Iterator<String> lines) throws IOException {
        new ConditionalWrite(files, path, content(lines)).perform();
    }

    /** A file appears when its stream is closed, with all of its content. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
        return false;
    }

    /**
     * Whether the storage behind the file system refuses a second write of one object, found by trying. The object stays,
     * so that each later look is one refused write.
     *
     * @param folder where the object is
     */
    static boolean excludesSecondWriter(FileSystem files, Path folder) throws IOException {
        Path probe = new Path(folder, PROBE);
        List<String> content = List.of("Assay creates this object again before it writes tables; storage must refuse.");
        for (int write = 1; write <= 2; write++) {
            try {
                create(files, probe, content.iterator());
            } catch (FileAlreadyExistsException refused) {
                return true;
            }
        }
        return false;
    }

    /** All lines, before a file is opened: one that is closed early would be published. */
    private static byte[] content(Iterator<String> lines) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (lines.hasNext()) {
            content.writeBytes(lines.next().getBytes(StandardCharsets.UTF_8));
            content.write('\n');
        }
        return content.toByteArray();
    }
}
