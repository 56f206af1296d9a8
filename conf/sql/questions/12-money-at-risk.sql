-- How much money stands with customers who may be leaving, what would next month bring on their trend, and what to do?
SELECT
  d.name_en AS segment_name,
  count(*) AS customers,
  sum(f.monetary) AS monetary,
  sum(f.forecast_next) AS forecast_next_month,
  min(d.advice_en) AS advice
FROM assay.fct_customer_segment_current f
JOIN assay.dim_segment d ON d.scheme = 'rfm_segment' AND d.segment = f.rfm_segment
WHERE f.rfm_segment IN ('need_attention', 'about_to_sleep', 'at_risk', 'cannot_lose', 'hibernating')
GROUP BY d.name_en, d.sort_order
ORDER BY monetary DESC, d.sort_order;
