package io.assay.jobs.lineage;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.notify.Delivery;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;

/** Who is told of lineage. Telling never throws: what cannot be told must not make a command fail. */
public sealed interface LineageTarget permits LineageTarget.Server, LineageFile {
    /** Tells of one event; why that was not possible, if so. */
    Optional<String> tell(String event);

    /** A server that takes events over HTTP. */
    record Server(Delivery delivery, Optional<String> key) implements LineageTarget {
        @Override
        public Optional<String> tell(String event) {
            return delivery.send(request -> {
                key.ifPresent(word -> request.header("authorization", "Bearer " + word));
                return request.POST(HttpRequest.BodyPublishers.ofString(event));
            });
        }
    }

    /**
     * The target of an argument: an address, to which the usual path is added where it has none, or a file.
     *
     * @param folder where the path of a file starts
     * @param key what a server knows the caller by
     * @throws Failure when the argument is neither
     */
    static LineageTarget of(String argument, Path folder, Optional<String> key) {
        try {
            if (!argument.contains("://")) {
                return new LineageFile(folder.resolve(argument));
            }
            URI address = URI.create(argument);
            String scheme = String.valueOf(address.getScheme());
            if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                boolean bare = address.getPath().isEmpty() || address.getPath().equals("/");
                return new Server(Delivery.to(bare ? address.resolve("/api/v1/lineage") : address), key);
            }
        } catch (IllegalArgumentException unreadable) {
            // the failure below says so
        }
        throw new Failure(
                ErrorCode.USAGE_BAD_VALUE,
                "--lineage: the value is neither an address of HTTP nor a file of this machine",
                "Write https://HOST:PORT, or the path of a file");
    }
}
