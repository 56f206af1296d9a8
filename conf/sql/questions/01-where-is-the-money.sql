-- Where is the money? Customers and money of each named segment.
-- per_head above 1 means that a customer there is worth more than the average one.
SELECT
  d.name_en AS segment_name,
  a.customers,
  a.monetary,
  a.customer_share,
  a.monetary_share,
  a.per_head_index AS per_head
FROM assay.agg_segment_current a
JOIN assay.dim_segment d ON d.segment_key = a.segment_key
WHERE a.scheme = 'rfm_segment'
ORDER BY a.monetary DESC, d.sort_order;
