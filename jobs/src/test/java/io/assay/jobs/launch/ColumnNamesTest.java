package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvoiceNo                                        | InvoiceNo",
                "Customer ID                                      | Customer ID",
                "Custmer ID                                       | Custmer ID",
                "Quantity * UnitPrice                             | Quantity;UnitPrice",
                "startswith(InvoiceNo, 'C')                       | InvoiceNo",
                "case when kind = 'R' then -amt else amt end      | kind;amt;amt",
                "`Unit Price` * 2.5e3                             | Unit Price",
                "cast(客户 as string)                               | 客户",
                "coalesce(a, 'it\\'s b')                          | a",
                "a is not null and b in ('x', \"y\")              | a;b",
                "a is null                                        | a",
                "date                                             | date",
            })
    void columnsOfAMappingAreFound(String text, String names) {
        assertThat(ColumnNames.of(text, List.of("Customer ID"))).containsExactly(names.split(";"));
    }
}
