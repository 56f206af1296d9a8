package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Recency, frequency, monetary and transaction indices of one customer; null where the definition gives nothing. */
public record OracleCustomer(
        String customer,
        Integer recencyDays,
        long frequency,
        BigDecimal monetary,
        BigDecimal avgAmount,
        LocalDate firstDate,
        LocalDate lastDate,
        Indices indices) {

    /** Indices of transactions, and of activity over all history. */
    public record Indices(
            long txnCount,
            double txnFrequency,
            Double cycleDays,
            Integer tenureDays,
            BigDecimal avgTicket,
            BigDecimal maxTicket,
            BigDecimal returnAmount,
            long returnCount,
            Double returnRate,
            Long productCount,
            Integer dormantDays,
            double activeQuarterShare) {}
}
