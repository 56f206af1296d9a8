package io.assay.jobs.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Customers whose value lies within two borders.
 *
 * @param from least value within; empty when there is no end below
 * @param to least value above; empty when there is no end above
 */
record Bin(Optional<BigDecimal> from, Optional<BigDecimal> to, long customers, BigDecimal monetary) {}
