-- Who are the clusters? Size, money and means of each, against the means of all customers.
SELECT
  c.cluster_rank,
  c.cluster_name,
  c.pattern,
  c.status,
  max(c.customers) AS customers,
  max(c.monetary) AS monetary,
  max(c.monetary_share) AS monetary_share,
  max(CASE WHEN c.column_name = 'recency_days' THEN c.mean_value END) AS mean_recency_days,
  max(CASE WHEN c.column_name = 'frequency' THEN c.mean_value END) AS mean_frequency,
  max(CASE WHEN c.column_name = 'monetary' THEN c.mean_value END) AS mean_monetary,
  max(CASE WHEN c.column_name = 'monetary' THEN c.population_mean END) AS mean_monetary_of_all
FROM assay.fct_cluster_profile_current c
GROUP BY c.cluster_rank, c.cluster_name, c.pattern, c.status
ORDER BY c.cluster_rank;
