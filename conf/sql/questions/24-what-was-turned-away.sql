-- Which input was turned away, and why? Rows in quarantine by reason, and in how many files the reason occurs.
SELECT
  q.as_of_date,
  q.reason_code,
  min(q.reason) AS reason,
  sum(q.quarantined_rows) AS quarantined_rows,
  CAST(sum(q.quarantined_rows) AS DOUBLE) / CAST(min(p.rows_in) AS DOUBLE) AS share_of_input,
  count(DISTINCT q.source_file) AS files
FROM assay.agg_quarantine q
JOIN assay.published p ON p.as_of_date = q.as_of_date
GROUP BY q.as_of_date, q.reason_code
ORDER BY q.as_of_date, quarantined_rows DESC, q.reason_code;
