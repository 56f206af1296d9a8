-- Who sends goods back? Returned money by tier, and the customers who return more than half of what they buy.
SELECT
  d.name_en AS tier_name,
  count(*) AS customers,
  sum(CASE WHEN f.return_count > 0 THEN 1 ELSE 0 END) AS customers_returning,
  sum(f.return_amount) AS returned,
  CAST(sum(f.return_amount) AS DOUBLE) / CAST(sum(f.monetary + f.return_amount) AS DOUBLE) AS return_rate,
  sum(CASE WHEN f.return_rate > 0.5 THEN 1 ELSE 0 END) AS customers_returning_half
FROM assay.fct_customer_segment_current f
JOIN assay.dim_segment d ON d.scheme = 'vip_tier' AND d.segment = f.vip_tier
GROUP BY d.name_en, d.sort_order
ORDER BY d.sort_order;
