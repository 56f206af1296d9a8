-- How few customers make 80 % of the money, and how many make the last 5 %? The ABC classes at each as-of date.
SELECT
  a.as_of_date,
  a.segment AS abc_class,
  a.customers,
  a.customer_share,
  a.monetary,
  a.monetary_share
FROM assay.agg_segment a
WHERE a.scheme = 'abc'
ORDER BY a.as_of_date, a.segment;
