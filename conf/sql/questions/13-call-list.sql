-- Whom to call first? The twenty customers with most money among those at risk, each with the reason.
-- A list for people who call customers: keep it where personal data may be kept.
SELECT
  f.customer_id,
  f.peer_group,
  f.monetary,
  f.frequency,
  f.recency_days,
  f.cycle_days,
  f.rfm_segment_reason
FROM assay.fct_customer_segment_current f
WHERE f.rfm_segment IN ('at_risk', 'cannot_lose')
ORDER BY f.monetary DESC, f.customer_id
LIMIT 20;
