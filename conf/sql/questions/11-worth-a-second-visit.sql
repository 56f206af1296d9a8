-- Which one-time buyers are worth asking back? Those of the last 60 days who spent more than the average buyer does at
-- a visit, by group.
SELECT
  f.peer_group,
  count(*) AS customers,
  sum(f.monetary) AS monetary,
  max(f.monetary) AS largest
FROM assay.fct_customer_segment_current f
CROSS JOIN (
  SELECT CAST(sum(v.monetary) AS DOUBLE) / CAST(sum(v.frequency) AS DOUBLE) AS per_visit
  FROM assay.fct_customer_segment_current v
  WHERE v.frequency >= 1) m
WHERE f.frequency = 1
  AND f.recency_days <= 60
  AND CAST(f.monetary AS DOUBLE) > m.per_visit
GROUP BY f.peer_group
ORDER BY monetary DESC, f.peer_group;
