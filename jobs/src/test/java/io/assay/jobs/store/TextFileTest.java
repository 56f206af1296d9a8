package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    /** The files of this machine under a scheme of their own, where a file takes the place of no other, as on S3. */
    public static final class NothingIsReplaced extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("fixed:///");
        }

        @Override
        protected void checkPath(org.apache.hadoop.fs.Path path) {
            // every path of this scheme is a local one
        }

        @Override
        public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) throws IOException {
            if (exists(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            return super.rename(from, to);
        }
    }

    @Test
    void aFileIsReplacedWhereNoneCanTakeThePlaceOfAnother() {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.fixed.impl", NothingIsReplaced.class.getName());
        TextFile file = TextFile.at("fixed://" + folder.resolve("report.html"), hadoop);

        file.replace("old");
        file.replace("new");

        assertThat(file.beginning(10)).contains("new");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
