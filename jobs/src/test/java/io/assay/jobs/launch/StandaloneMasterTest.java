package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneMasterTest {
    @Test
    void aMasterThatTakesNoConnectionIsRefused() throws IOException {
        String closed = "spark://" + closedAddress();

        assertUnreachable(() -> StandaloneMaster.requireAnswer(closed), closed);
    }

    @Test
    void oneMasterOfSeveralIsEnough() throws IOException {
        try (ServerSocket open = open()) {
            String one = closedAddress() + ",127.0.0.1:" + open.getLocalPort();

            assertThatCode(() -> StandaloneMaster.requireAnswer("spark://" + one))
                    .doesNotThrowAnyException();
        }
        String none = "spark://" + closedAddress() + "," + closedAddress();
        assertUnreachable(() -> StandaloneMaster.requireAnswer(none), none);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"local[2]", "yarn", "k8s://https://127.0.0.1:1", "spark://", "spark://host", "spark://a b:1"})
    void otherMastersAndWhatIsNoAddressAreLeftToSpark(String master) {
        assertThatCode(() -> StandaloneMaster.requireAnswer(master)).doesNotThrowAnyException();
    }

    @Test
    void aMasterThatGivesTheApplicationNoIdIsRefused() {
        String master = "spark://127.0.0.1:7077";

        assertUnreachable(() -> StandaloneMaster.requireRegistered(master, "spark-application-1783000000000"), master);
        assertThatCode(() -> StandaloneMaster.requireRegistered(master, "app-20260701023000-0007"))
                .doesNotThrowAnyException();
        assertThatCode(() -> StandaloneMaster.requireRegistered("local[2]", "spark-application-1"))
                .doesNotThrowAnyException();
    }

    private static ServerSocket open() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String closedAddress() throws IOException {
        try (ServerSocket closed = open()) {
            return "127.0.0.1:" + closed.getLocalPort();
        }
    }

    private static void assertUnreachable(ThrowingCallable asking, String master) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("spark.master-unreachable");
                    assertThat(failure.exitCode()).isEqualTo(7);
                    assertThat(failure.fix()).contains("spark.master");
                })
                .hasMessage("The Spark master " + master + " does not answer");
    }
}
