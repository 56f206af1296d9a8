-- Who slipped out of the best two segments since the as-of date before? The twenty who had brought most.
-- A list for people who call customers: keep it where personal data may be kept.
SELECT
  n.customer_id,
  b.rfm_segment AS was,
  n.rfm_segment AS is_now,
  b.monetary AS monetary_before,
  n.monetary AS monetary_now,
  n.recency_days
FROM assay.fct_customer_segment_current n
JOIN assay.published p ON p.as_of_date = n.as_of_date
JOIN assay.fct_customer_segment b ON b.as_of_date = p.previous_as_of_date AND b.customer_id = n.customer_id
JOIN assay.dim_segment d ON d.scheme = 'rfm_segment' AND d.segment = n.rfm_segment
WHERE b.rfm_segment IN ('champions', 'loyal')
  AND d.sort_order > 2
ORDER BY b.monetary DESC, n.customer_id
LIMIT 20;
