-- Which good customers are overdue by their own rhythm? Away for more than twice their usual gap, by tier.
-- cycle_days is unknown below two visits; those customers are not asked about here.
SELECT
  d.name_en AS tier_name,
  count(*) AS customers_with_rhythm,
  sum(CASE WHEN f.recency_days > 2 * f.cycle_days THEN 1 ELSE 0 END) AS overdue,
  CAST(sum(CASE WHEN f.recency_days > 2 * f.cycle_days THEN 1 ELSE 0 END) AS DOUBLE) / CAST(count(*) AS DOUBLE)
    AS overdue_share,
  sum(CASE WHEN f.recency_days > 2 * f.cycle_days THEN f.monetary ELSE 0 END) AS overdue_monetary
FROM assay.fct_customer_segment_current f
JOIN assay.dim_segment d ON d.scheme = 'vip_tier' AND d.segment = f.vip_tier
WHERE f.cycle_days IS NOT NULL
GROUP BY d.name_en, d.sort_order
ORDER BY d.sort_order;
