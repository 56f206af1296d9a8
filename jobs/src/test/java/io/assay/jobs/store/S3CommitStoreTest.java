package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class S3CommitStoreTest {
    private static final Path COMMIT = new Path("s3a://bucket/table/_delta_log/00000000000000000007.json");

    private final InventedS3 storage = InventedS3.with(InventedS3.Ability.CONDITIONAL);

    @Test
    void aCommitIsWrittenLineByLine() throws IOException {
        commit("one", "two");

        assertThat(storage.content(COMMIT)).contains("one\ntwo\n");
    }

    @Test
    @Fault({"P15", "S14"})
    void theSecondWriterOfAVersionLoses() throws IOException {
        commit("first");

        assertThatThrownBy(() -> commit("second"))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(COMMIT.toString());
        assertThat(storage.content(COMMIT)).contains("first\n");
    }

    @Test
    @Fault("P15")
    void aWriterThatIsUnknownHereWasFirstToo() {
        storage.putForeign(COMMIT, "foreign\n");

        assertThatThrownBy(() -> commit("ours")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(storage.content(COMMIT)).contains("foreign\n");
    }

    @Test
    @Fault("S11")
    void aWriteWhoseResponseWasLostHasSucceeded() {
        storage.failNextWrite(InventedS3.Fault.LOST_RESPONSE);

        assertThatCode(() -> commit("ours")).doesNotThrowAnyException();
        assertThat(storage.content(COMMIT)).contains("ours\n");
    }

    @Test
    @Fault("S11")
    void equalContentOfAnotherWriterIsNoLostResponse() throws IOException {
        commit("same");

        assertThatThrownBy(() -> commit("same")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    @Fault("S09")
    void aWriteThatDidNotArriveFailsAsItDid() {
        storage.failNextWrite(InventedS3.Fault.UNAVAILABLE);

        assertThatThrownBy(() -> commit("ours"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("503");
        assertThat(storage.content(COMMIT)).isEmpty();
    }

    @Test
    @Fault("S09")
    void aBusyObjectIsTriedAgain() throws IOException {
        storage.failWrites(InventedS3.Fault.BUSY, 2);

        commit("ours");

        assertThat(storage.writes()).isEqualTo(3);
        assertThat(storage.content(COMMIT)).contains("ours\n");
    }

    @Test
    @Fault("S09")
    void anObjectThatStaysBusyIsGivenUp() {
        storage.failWrites(InventedS3.Fault.BUSY, 99);

        assertThatThrownBy(() -> commit("ours")).hasMessage("409 ConditionalRequestConflict");
        assertThat(storage.writes()).isEqualTo(6);
    }

    @Test
    void linesThatEndInAFailurePublishNothing() {
        Iterator<String> broken = Stream.iterate("one", line -> {
                    throw new IllegalStateException("no second line");
                })
                .iterator();

        assertThatThrownBy(() -> S3CommitStore.create(storage, COMMIT, broken)).hasMessage("no second line");
        assertThat(storage.writes()).isZero();
    }

    @Test
    @Fault("S01")
    void contentThatCannotBeBufferedPublishesNoPartOfIt() {
        storage.failNextWrite(InventedS3.Fault.FULL_BUFFER);

        assertThatThrownBy(() -> commit("ours")).hasMessage("no space left");
        assertThat(storage.writes()).isZero();
    }

    @Test
    void whatMayBeOverwrittenIs() throws IOException {
        commit("old");

        S3CommitStore.replace(storage, COMMIT, List.of("new").iterator());

        assertThat(storage.content(COMMIT)).contains("new\n");
    }

    private void commit(String... lines) throws IOException {
        S3CommitStore.create(storage, COMMIT, List.of(lines).iterator());
    }
}
