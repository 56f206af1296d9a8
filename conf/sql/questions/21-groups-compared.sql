-- Which countries, stores or other groups are worth most, and where do the best customers live?
SELECT
  coalesce(f.peer_group, '(none)') AS peer_group_name,
  count(*) AS customers,
  sum(f.monetary) AS monetary,
  CAST(sum(f.monetary) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS monetary_per_customer,
  CAST(sum(CASE WHEN f.vip_tier = 'vip' THEN 1 ELSE 0 END) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS vip_share,
  CAST(sum(CASE WHEN f.is_active THEN 1 ELSE 0 END) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS active_share
FROM assay.fct_customer_segment_current f
GROUP BY coalesce(f.peer_group, '(none)')
ORDER BY monetary DESC, peer_group_name;
