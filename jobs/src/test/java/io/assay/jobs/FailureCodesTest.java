package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.demo.DemoFiles;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that need no whole run, by the code that programs go by. */
class FailureCodesTest {
    @TempDir
    Path folder;

    @Test
    void cutsOfADayWithoutPublicationAreRefused() {
        assertFails(
                () -> Shop.with(folder, 2, 1).run(Shop.AS_OF, "scores.cuts_from=2026-01-01"),
                "scores.cuts-not-published",
                "nothing is published for that as-of date");
    }

    @Test
    void anExpressionThatIsNoneIsRefused() {
        assertFails(
                () -> Shop.with(folder, 2, 1).run(Shop.AS_OF, "sources.0.columns.amount=amount *"),
                "config.expression",
                "amount *");
    }

    @Test
    void aDayBeforeAllPurchasesHasNoCustomers() {
        Shop shop = new Shop(folder);
        shop.deliver("orders.csv", List.of("1,ann,2024-05-01,10.00"));

        assertFails(() -> shop.run(Shop.AS_OF), "input.no-customers", "no accepted row lies in the window before it");
    }

    @Test
    void anEmptyWarehouseExplainsNobody() {
        Warehouse empty = Warehouse.at(LocalSpark.session(), folder.toString());

        assertFails(
                () -> new ExplainJob(empty).run("ann", Optional.of(Shop.AS_OF)),
                "explain.nothing-published",
                "Cannot explain customer ann: nothing is published for 2026-07-01");
    }

    @Test
    void aDemoBelowAFileCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertFails(() -> new DemoFiles(file).configuration(), "demo.unwritable", "Cannot write ");
    }

    private static void assertFails(ThrowingCallable work, String code, String sentence) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }
}
