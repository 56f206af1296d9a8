-- Does everything add up, and what did the gates of quality say? Rows and money of each as-of date, published and found.
SELECT
  c.as_of_date,
  p.rows_in,
  p.rows_accepted,
  p.rows_quarantined,
  p.rows_duplicate,
  c.is_balanced,
  c.customers_published,
  c.customers_found,
  c.monetary_published,
  c.monetary_found,
  c.is_whole,
  g.gates_passed,
  g.gates_warned
FROM assay.check_publication c
JOIN assay.published p ON p.as_of_date = c.as_of_date
JOIN (
  SELECT
    q.as_of_date,
    sum(CASE WHEN q.status = 'pass' THEN 1 ELSE 0 END) AS gates_passed,
    sum(CASE WHEN q.status = 'warn' THEN 1 ELSE 0 END) AS gates_warned
  FROM assay.fct_quality q
  GROUP BY q.as_of_date) g
  ON g.as_of_date = c.as_of_date
ORDER BY c.as_of_date;
