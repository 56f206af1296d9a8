-- How loyal is each segment? The share of its customers who were still in it one as-of date later.
SELECT
  d.name_en AS segment_name,
  sum(t.customers) AS customers_before,
  sum(CASE WHEN t.direction = 'same' THEN t.customers ELSE 0 END) AS stayed,
  sum(CASE WHEN t.direction = 'lost' THEN t.customers ELSE 0 END) AS went,
  CAST(sum(CASE WHEN t.direction = 'same' THEN t.customers ELSE 0 END) AS DOUBLE) / CAST(sum(t.customers) AS DOUBLE)
    AS share_stayed
FROM assay.fct_segment_transition_current t
JOIN assay.dim_segment d ON d.segment_key = t.from_segment_key
WHERE t.scheme = 'rfm_segment'
  AND t.direction <> 'new'
GROUP BY d.name_en, d.sort_order
ORDER BY d.sort_order;
