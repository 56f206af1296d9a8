-- Who is new since the as-of date before, where do they start, and what did they bring?
SELECT
  t.as_of_date,
  d.name_en AS started_as,
  t.customers,
  t.monetary_now AS monetary,
  CAST(t.monetary_now AS DOUBLE) / CAST(t.customers AS DOUBLE) AS monetary_per_customer
FROM assay.fct_segment_transition t
JOIN assay.dim_segment d ON d.segment_key = t.to_segment_key
WHERE t.scheme = 'rfm_segment'
  AND t.from_segment = '(new)'
ORDER BY t.as_of_date, d.sort_order;
