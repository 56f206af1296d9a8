-- Do tiers and clusters agree? Customers of each tier in each cluster; lift above 1 means more than by chance.
SELECT
  d.name_en AS tier_name,
  c.cluster_rank,
  c.cluster_name,
  c.customers,
  CAST(c.customers AS DOUBLE) / CAST(sum(c.customers) OVER (PARTITION BY c.vip_tier) AS DOUBLE) AS share_of_tier,
  CAST(c.customers AS DOUBLE) * CAST(sum(c.customers) OVER (PARTITION BY c.as_of_date) AS DOUBLE)
    / CAST(sum(c.customers) OVER (PARTITION BY c.vip_tier) AS DOUBLE)
    / CAST(sum(c.customers) OVER (PARTITION BY c.cluster_rank) AS DOUBLE) AS lift
FROM (
  SELECT f.as_of_date, f.vip_tier, f.cluster_rank, f.cluster_name, count(*) AS customers
  FROM assay.fct_customer_segment_current f
  GROUP BY f.as_of_date, f.vip_tier, f.cluster_rank, f.cluster_name) c
JOIN assay.dim_segment d ON d.scheme = 'vip_tier' AND d.segment = c.vip_tier
ORDER BY d.sort_order, c.cluster_rank;
