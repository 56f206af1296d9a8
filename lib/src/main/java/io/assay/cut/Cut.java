package io.assay.cut;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where one level of a column begins.
 *
 * @param level the level that begins, 2 or more
 * @param statistic what the rule compares with, for example the mean; absent when nobody reaches the level
 * @param bound the worst value that is within the level; absent when nobody reaches the level
 * @param lastId with a strict order, the last customer at the bound that is within the level
 */
public record Cut(int level, Optional<BigDecimal> statistic, Optional<BigDecimal> bound, Optional<String> lastId) {}
