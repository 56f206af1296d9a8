-- Why that many clusters? What each number of clusters scored: silhouette and ch are better when high, db when low;
-- votes names the measures that would choose it.
SELECT
  CAST(substr(v.subject, 3) AS INTEGER) AS clusters,
  max(CASE WHEN v.parameter = 'chosen' THEN v.number_value END) AS is_chosen,
  max(CASE WHEN v.parameter = 'silhouette' THEN v.number_value END) AS silhouette,
  max(CASE WHEN v.parameter = 'ch' THEN v.number_value END) AS ch,
  max(CASE WHEN v.parameter = 'db' THEN v.number_value END) AS db,
  max(CASE WHEN v.parameter = 'wsse' THEN v.number_value END) AS wsse,
  max(CASE WHEN v.parameter = 'votes' THEN v.text_value END) AS votes
FROM assay.fct_model_value_current v
WHERE v.model = 'cluster-rfm-kmeans'
  AND v.subject LIKE 'k=%'
GROUP BY CAST(substr(v.subject, 3) AS INTEGER)
ORDER BY clusters;
