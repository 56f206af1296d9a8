-- Which of the best customers spend less every month? Trend and steadiness within the upper two tiers.
SELECT
  d.name_en AS tier_name,
  coalesce(f.trend_class, 'too new to tell') AS trend,
  coalesce(f.volatility_class, 'too new to tell') AS volatility,
  count(*) AS customers,
  sum(f.monetary) AS monetary,
  avg(f.risk_score) AS mean_risk
FROM assay.fct_customer_segment_current f
JOIN assay.dim_segment d ON d.scheme = 'vip_tier' AND d.segment = f.vip_tier
WHERE d.sort_order <= 2
GROUP BY d.name_en, d.sort_order, coalesce(f.trend_class, 'too new to tell'), coalesce(f.volatility_class, 'too new to tell')
ORDER BY d.sort_order, trend, volatility;
