package io.assay.jobs.guess;

import static io.assay.jobs.guess.Guessing.sureness;
import static io.assay.jobs.guess.Guessing.values;
import static io.assay.jobs.guess.Guessing.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.guess.Guess.Sureness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as other programs leave them: abbreviated names, columns that mislead, gaps, titles. */
class UnknownShopsTest {
    @TempDir
    Path folder;

    @Test
    void abbreviatedNamesAreWrittenOut() throws IOException {
        GuessedConfig guessed = of("pos.dat", """
                CustNum|TxnDate|TXN_AMT|prod_cd|Store-Nbr
                100|01/13/2024|12.50|P1|7
                101|01/14/2024|8.00|P2|8
                """);

        assertThat(values(guessed))
                .containsEntry("customer", "CustNum")
                .containsEntry("time", "TxnDate")
                .containsEntry("amount", "TXN_AMT")
                .containsEntry("product", "prod_cd")
                .containsEntry("peer_group", "Store-Nbr");
        assertThat(sureness(guessed, "customer")).isEqualTo(Sureness.LIKELY);
    }

    @Test
    void aTotalPriceIsNotMultiplied() throws IOException {
        GuessedConfig guessed = of("orders.csv", """
                customer_name,customer_email,birth_date,purchase_date,quantity,total_price,shipping_fee
                Ann,ann@x.org,1980-01-01,2024-01-13,3,37.50,4.00
                Bob,bob@x.org,1990-01-01,2024-01-14,2,16.00,4.00
                """);

        assertThat(values(guessed))
                .containsEntry("customer", "customer_email")
                .containsEntry("time", "purchase_date")
                .containsEntry("amount", "total_price");
    }

    @Test
    void objectsInsideObjectsAreColumnsWithADot() throws IOException {
        GuessedConfig guessed = of("events.ndjson", """
                {"ts":1704067200000,"user":{"id":"u1","geo":{"country":"US"}},"order":{"id":1,"total":5.5},"items":[{"sku":"a"}]}
                {"ts":1704167200000,"user":{"id":"u2","geo":{"country":"CA"}},"order":{"id":2,"total":7},"items":[]}
                """);

        assertThat(values(guessed))
                .containsEntry("customer", "user.id")
                .containsEntry("transaction", "order.id")
                .containsEntry("amount", "order.total")
                .containsEntry("peer_group", "user.geo.country")
                .containsEntry("time_format", "epoch_ms");
    }

    @Test
    void theFirstRowNeedNotHaveADate() throws IOException {
        GuessedConfig guessed = of("gap.csv", """
                customer,when,amount
                a,N/A,12.50
                b,1/13/2024 9:05:00 PM,8.00
                """);

        assertThat(values(guessed)).containsEntry("time", "when").containsEntry("time_format", "M/d/yyyy h:mm:ss a");
    }

    @Test
    void sidesOfAnAccountAreUnsureReturnsAndAStatusOfOneIsNone() throws IOException {
        GuessedConfig bank = of("bank.csv", """
                Account Number,Booking Date,Amount,D/C,Balance
                DE1,13-Jan-2024,12.50,D,900.10
                DE2,14-Jan-2024,8.00,C,12.10
                """);
        GuessedConfig coded = of("coded.csv", """
                customer,day,amount,status
                a,2024-01-13,12.50,1
                b,2024-01-14,8.00,0
                """);

        assertThat(values(bank)).containsEntry("is_return", "`D/C` IN ('C')").containsEntry("amount", "Amount");
        assertThat(sureness(bank, "is_return")).isEqualTo(Sureness.UNSURE);
        assertThat(why(bank, "is_return")).isEqualTo("debits count as purchases and credits as returns: look at it");
        assertThat(values(coded)).doesNotContainKey("is_return");
    }

    @Test
    void withoutNamesTheCustomerIsTheColumnThatComesAgain() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            rows.append("%05d\t19970%d15\t%d\t12.50\n".formatted(row % 20, 1 + row % 9, 1 + row % 4));
        }

        GuessedConfig guessed = of("sales.txt", rows.toString());

        assertThat(values(guessed))
                .containsEntry("customer", "column_1")
                .containsEntry("time_format", "yyyyMMdd")
                .containsEntry("amount", "column_4");
        assertThat(sureness(guessed, "customer")).isEqualTo(Sureness.UNSURE);
        assertThat(guessed.yaml()).contains("delimiter: \"\\t\"  #");
    }

    @Test
    void aTitleAboveTheNamesIsPassedOver() throws IOException {
        GuessedConfig guessed = of("statement.csv", """
                Sales of January;;
                "Shop 7, Berlin"

                customer;day;amount
                a;2024-01-13;12,50
                b;2024-01-14;8,00
                """);

        assertThat(values(guessed))
                .containsEntry("skip_lines", "2")
                .containsEntry("customer", "customer")
                .containsEntry("time", "day")
                .doesNotContainKey("header");
        assertThat(guessed.yaml()).contains("skip_lines: 2 ");
    }

    @Test
    void namesThatAreFewerThanFieldsAreNoTitle() {
        assertThatThrownBy(() -> of("frame.csv", """
                        customer,day,amount
                        1,a,2024-01-13,12.50
                        2,b,2024-01-14,8.00
                        """))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("most lines have 4 fields, but the first has 3");
    }

    @Test
    void columnsPartedByBlanksAreRefused() {
        assertThatThrownBy(() -> of("print.txt", """
                        customer  day         amount
                        a         2024-01-13   12.50
                        b         2024-01-14    8.00
                        """))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no comma, semicolon, tab or | parts its lines into columns");
    }

    @Test
    void aColumnOfRowNumbersWithoutANameIsNoMissingHeader() throws IOException {
        GuessedConfig guessed = of("frame.csv", """
                ,customer,day,amount
                0,a,2024-01-13,12.50
                1,b,2024-01-14,8.00
                """);

        assertThat(values(guessed)).containsEntry("customer", "customer").doesNotContainKey("header");
    }

    @Test
    void theLatestDayIsFoundBehindManyRows() throws IOException {
        StringBuilder rows = new StringBuilder("customer,day,amount\n");
        for (int row = 0; row < 9_000; row++) {
            rows.append("c%d,2024-01-%02d,1.00\n".formatted(row % 50, 1 + row / 1000));
        }
        rows.append("c1,2024-03-05,1.00\n");

        assertThat(of("long.csv", rows.toString()).asOf()).contains(LocalDate.of(2024, 3, 6));
    }

    @Test
    void aFewInvoicesWithALetterAreStillInvoices() throws IOException {
        StringBuilder rows = new StringBuilder("InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n");
        for (int row = 0; row < 100; row++) {
            String letter = row == 50 ? "C" : "";
            rows.append("%s%d,1,13/1/2011 9:05,2.55,%d\n".formatted(letter, 536_365 + row, row % 30));
        }

        assertThat(values(of("shop.csv", rows.toString())))
                .containsEntry("transaction", "InvoiceNo")
                .containsEntry("amount", "Quantity * UnitPrice");
    }

    @Test
    void aKindOfDocumentIsNoDocument() throws IOException {
        StringBuilder rows = new StringBuilder("Belegart;Belegdatum;Kunden-Nr.;Betrag\n");
        for (int row = 0; row < 1_200; row++) {
            rows.append("%s;31.01.2024;%d;7,50\n".formatted(row % 50 == 0 ? "Gutschrift" : "Rechnung", row % 300));
        }

        assertThat(values(of("erp.csv", rows.toString())))
                .doesNotContainKey("transaction")
                .containsEntry("is_return", "Belegart IN ('Gutschrift')");
    }

    @Test
    void amountsMayAllBeWhole() throws IOException {
        GuessedConfig guessed = of("topups.txt", """
                TX1|4915100000001|1740787200|5.00
                TX2|4915100000002|1740787260|10.00
                """);

        assertThat(values(guessed)).containsEntry("time_format", "epoch_s").containsEntry("amount", "column_4");
    }

    @Test
    void aRefundMayHaveSucceededOrNot() throws IOException {
        GuessedConfig guessed = of("orders.csv", """
                会员编号,订单号,下单时间,实付金额,退款状态
                V1,1,2024-06-01 08:00:00,12.50,无退款
                V2,2,2024-06-02 08:00:00,13.50,退款成功
                V3,3,2024-06-03 08:00:00,14.50,退款关闭
                """);

        assertThat(values(guessed)).containsEntry("is_return", "`退款状态` IN ('退款成功')");
    }

    @Test
    void anAccountMayHaveAColumnForEachSide() throws IOException {
        GuessedConfig blanks = of("statement.csv", """
                Date,Account No,Debit,Credit,Balance
                13/01/2025,GB1,"1,012.50",,10.00
                14/01/2025,GB2,,8.00,18.00
                """);
        GuessedConfig zeros = of("zeros.csv", """
                Date,Account No,Debit Amount,Credit Amount
                13/01/2025,GB1,12.50,0.00
                14/01/2025,GB2,0.00,-8.00
                """);

        assertThat(values(blanks)).containsEntry("amount", "coalesce(Debit, concat('-', Credit))");
        assertThat(sureness(blanks, "amount")).isEqualTo(Sureness.UNSURE);
        assertThat(values(zeros)).containsEntry("amount", "coalesce(nullif(`Debit Amount`, '0.00'), `Credit Amount`)");
    }

    private GuessedConfig of(String name, String content) throws IOException {
        return new Guessing(folder).of(name, StandardCharsets.UTF_8, content);
    }
}
