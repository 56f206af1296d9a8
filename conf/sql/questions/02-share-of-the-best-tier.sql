-- What share of customers and of money does each tier hold, and all tiers down to it?
SELECT
  d.name_en AS tier_name,
  a.customers,
  a.monetary,
  a.customer_share,
  a.monetary_share,
  sum(a.customers) OVER (ORDER BY d.sort_order) AS customers_so_far,
  sum(a.monetary) OVER (ORDER BY d.sort_order) AS monetary_so_far
FROM assay.agg_segment_current a
JOIN assay.dim_segment d ON d.segment_key = a.segment_key
WHERE a.scheme = 'vip_tier'
ORDER BY d.sort_order;
