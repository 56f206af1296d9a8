-- Did the thresholds move? Every cut of the scores beside the same cut at the as-of date before.
SELECT
  c.as_of_date,
  c.column_name,
  c.peer_group,
  c.level,
  b.cut_value AS cut_before,
  c.cut_value AS cut_now,
  c.cut_value - b.cut_value AS moved_by
FROM assay.fct_score_cut c
JOIN assay.published p ON p.as_of_date = c.as_of_date
JOIN assay.fct_score_cut b
  ON b.as_of_date = p.previous_as_of_date
  AND b.scheme = c.scheme AND b.column_name = c.column_name AND b.peer_group = c.peer_group AND b.level = c.level
WHERE c.scheme = 'rfm'
ORDER BY c.as_of_date, c.column_name, c.peer_group, c.level;
