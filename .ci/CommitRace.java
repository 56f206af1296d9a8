import io.delta.storage.LogStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * One of two writers in a race: commits to each path that standard input names, and prints whether it won. Its lines come
 * slowly, so that the other one writes meanwhile.
 *
 * <p>Arguments: class of the log store, name of the writer, milliseconds for each line, settings of Hadoop as key=value.
 */
public class CommitRace {
    private static final int LINES = 3;

    public static void main(String[] arguments) throws Exception {
        Configuration hadoop = new Configuration();
        for (int i = 3; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            hadoop.set(setting[0], setting[1]);
        }
        LogStore store = (LogStore) Class.forName(arguments[0])
                .getConstructor(Configuration.class)
                .newInstance(hadoop);
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            try {
                store.write(new Path(path), lines(arguments[1], Long.parseLong(arguments[2])), false, hadoop);
                System.out.println("won");
            } catch (FileAlreadyExistsException lost) {
                System.out.println("lost");
            }
        }
    }

    private static Iterator<String> lines(String writer, long milliseconds) {
        return IntStream.range(0, LINES)
                .mapToObj(line -> {
                    pause(milliseconds);
                    return writer;
                })
                .iterator();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("Stopped while writing", stopped);
        }
    }
}
