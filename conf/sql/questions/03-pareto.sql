-- How concentrated is the money? What the best 1, 5, 10, 20 and 50 % of customers hold.
SELECT
  s.percent AS best_percent,
  count(*) AS customers,
  sum(r.monetary) AS monetary,
  CAST(sum(r.monetary) AS DOUBLE) / CAST(max(r.total) AS DOUBLE) AS monetary_share
FROM (
  SELECT
    f.monetary,
    row_number() OVER (ORDER BY f.monetary DESC, f.customer_id) AS place,
    count(*) OVER (PARTITION BY f.as_of_date) AS customers,
    sum(f.monetary) OVER (PARTITION BY f.as_of_date) AS total
  FROM assay.fct_customer_segment_current f
  WHERE f.monetary IS NOT NULL) r
JOIN (VALUES (1), (5), (10), (20), (50)) AS s (percent) ON r.place * 100 <= r.customers * s.percent
GROUP BY s.percent
ORDER BY s.percent;
