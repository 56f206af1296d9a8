-- How many buyers came only once, how long ago, and what did they leave?
SELECT
  CASE
    WHEN f.recency_days <= 30 THEN '1: within 30 days'
    WHEN f.recency_days <= 90 THEN '2: 31 to 90 days ago'
    WHEN f.recency_days <= 180 THEN '3: 91 to 180 days ago'
    ELSE '4: longer ago'
  END AS last_visit,
  count(*) AS buyers,
  sum(CASE WHEN f.frequency = 1 THEN 1 ELSE 0 END) AS one_time_buyers,
  CAST(sum(CASE WHEN f.frequency = 1 THEN 1 ELSE 0 END) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS one_time_share,
  sum(CASE WHEN f.frequency = 1 THEN f.monetary ELSE 0 END) AS one_time_monetary
FROM assay.fct_customer_segment_current f
WHERE f.frequency >= 1
GROUP BY
  CASE
    WHEN f.recency_days <= 30 THEN '1: within 30 days'
    WHEN f.recency_days <= 90 THEN '2: 31 to 90 days ago'
    WHEN f.recency_days <= 180 THEN '3: 91 to 180 days ago'
    ELSE '4: longer ago'
  END
ORDER BY last_visit;
