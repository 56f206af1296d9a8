-- Did more customers move up or down? Every scheme, every pair of as-of dates that follow each other.
SELECT
  t.as_of_date,
  t.scheme,
  sum(CASE WHEN t.direction = 'up' THEN t.customers ELSE 0 END) AS moved_up,
  sum(CASE WHEN t.direction = 'same' THEN t.customers ELSE 0 END) AS stayed,
  sum(CASE WHEN t.direction = 'down' THEN t.customers ELSE 0 END) AS moved_down,
  sum(CASE WHEN t.direction = 'new' THEN t.customers ELSE 0 END) AS came,
  sum(CASE WHEN t.direction = 'lost' THEN t.customers ELSE 0 END) AS went,
  sum(CASE WHEN t.direction = 'other' THEN t.customers ELSE 0 END) AS otherwise
FROM assay.fct_segment_transition t
GROUP BY t.as_of_date, t.scheme
ORDER BY t.as_of_date, t.scheme;
