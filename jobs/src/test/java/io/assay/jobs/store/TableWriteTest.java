package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.RunAuditTable;
import org.junit.jupiter.api.Test;

class TableWriteTest {
    @Test
    void commitsToOneTableAddUpAndTheLastVersionStays() {
        TableWrite first = new TableWrite(RunAuditTable.SPEC, "w/run_audit", 8, 3, 1, 100);
        TableWrite second = new TableWrite(RunAuditTable.SPEC, "w/run_audit", 7, 4, 2, 50);

        assertThat(first.plus(second)).isEqualTo(new TableWrite(RunAuditTable.SPEC, "w/run_audit", 8, 7, 3, 150));
    }
}
