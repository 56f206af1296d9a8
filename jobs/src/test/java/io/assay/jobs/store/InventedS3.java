package io.assay.jobs.store;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Objects in memory under the scheme {@code s3a}, with the conditional writes of S3 and the ways in which they fail. */
final class InventedS3 extends RawLocalFileSystem {
    private static final String HEADER = "fs.s3a.create.header.";

    /** What the next write meets. */
    enum Fault {
        NONE,
        /** The object is written, the answer does not arrive, and the client's second try is refused. */
        LOST_RESPONSE,
        /** Nothing is written. */
        UNAVAILABLE,
        /** Nothing is written, for another write of the object is under way. */
        BUSY,
        /** The first bytes cannot be buffered. */
        FULL_BUFFER
    }

    /** What a server and its client can do. */
    enum Ability {
        CONDITIONAL,
        /** The client sends the condition, and the server passes over it. */
        HEEDLESS,
        NO_CONDITIONS
    }

    private record Stored(String content, String id) {}

    private final Ability ability;
    private final Map<Path, Stored> objects = new HashMap<>();
    private Fault next = Fault.NONE;
    private int left;
    private int requests;

    private InventedS3(Ability ability) {
        this.ability = ability;
    }

    static InventedS3 with(Ability ability) {
        InventedS3 storage = new InventedS3(ability);
        storage.setConf(new Configuration(false));
        return storage;
    }

    void failNextWrite(Fault fault) {
        failWrites(fault, 1);
    }

    void failWrites(Fault fault, int number) {
        next = fault;
        left = number;
    }

    Optional<String> content(Path path) {
        return Optional.ofNullable(objects.get(path)).map(Stored::content);
    }

    /** An object that another program wrote, which names no write. */
    void putForeign(Path path, String content) {
        objects.put(path, new Stored(content, null));
    }

    int writes() {
        return requests;
    }

    @Override
    public URI getUri() {
        return URI.create("s3a://bucket");
    }

    @Override
    public String getScheme() {
        return "s3a";
    }

    @Override
    protected void checkPath(Path path) {
        // every path is ours
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) {
        return ability != Ability.NO_CONDITIONS && capability.equals(ConditionalWrite.CAPABILITY);
    }

    @Override
    public byte[] getXAttr(Path path, String name) throws IOException {
        Stored stored = objects.get(path);
        if (stored == null) {
            throw new FileNotFoundException(path.toString());
        }
        return stored.id == null ? null : stored.id.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public FSDataOutputStreamBuilder<FSDataOutputStream, Creation> createFile(Path path) {
        return new Creation(this, path);
    }

    @Override
    public FSDataOutputStream create(Path path, boolean overwrite) {
        return new FSDataOutputStream(new Upload(path, false, null), null);
    }

    private void put(Path path, Stored stored, boolean conditional) throws IOException {
        requests++;
        Fault fault = left > 0 ? next : Fault.NONE;
        left--;
        if (fault == Fault.UNAVAILABLE || fault == Fault.BUSY) {
            throw new IOException(fault == Fault.BUSY ? "409 ConditionalRequestConflict" : "503");
        }
        boolean refused = conditional && ability == Ability.CONDITIONAL && objects.containsKey(path);
        if (!refused) {
            objects.put(path, stored);
        }
        if (refused || fault == Fault.LOST_RESPONSE) {
            throw new IOException("412");
        }
    }

    static final class Creation extends FSDataOutputStreamBuilder<FSDataOutputStream, Creation> {
        private final InventedS3 storage;

        Creation(InventedS3 storage, Path path) {
            super(storage, path);
            this.storage = storage;
        }

        @Override
        public Creation getThisBuilder() {
            return this;
        }

        @Override
        public FSDataOutputStream build() {
            boolean conditional = getOptions().getBoolean(ConditionalWrite.CAPABILITY, false);
            String id = getOptions().get(HEADER + "assay-write-id");
            return new FSDataOutputStream(storage.new Upload(getPath(), conditional, id), null);
        }
    }

    private final class Upload extends ByteArrayOutputStream {
        private final Path path;
        private final boolean conditional;
        private final String id;

        Upload(Path path, boolean conditional, String id) {
            this.path = path;
            this.conditional = conditional;
            this.id = id;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (next == Fault.FULL_BUFFER) {
                throw new IllegalStateException("no space left");
            }
            super.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            put(path, new Stored(toString(StandardCharsets.UTF_8), id), conditional);
        }
    }
}
