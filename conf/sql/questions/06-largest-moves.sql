-- Which moves between segments carried most money? The fifteen largest, with what the same customers bring now.
SELECT
  a.name_en AS from_name,
  b.name_en AS to_name,
  t.direction,
  t.customers,
  t.monetary_before,
  t.monetary_now,
  t.monetary_now - t.monetary_before AS monetary_change
FROM assay.fct_segment_transition_current t
JOIN assay.dim_segment a ON a.segment_key = t.from_segment_key
JOIN assay.dim_segment b ON b.segment_key = t.to_segment_key
WHERE t.scheme = 'rfm_segment'
  AND t.direction <> 'same'
ORDER BY t.monetary_before + t.monetary_now DESC, t.from_segment, t.to_segment
LIMIT 15;
