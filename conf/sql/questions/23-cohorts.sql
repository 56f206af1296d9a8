-- Do newer customers stay? By quarter of the first visit: how many are left in the window, how many are active, what they
-- bring.
SELECT
  t.calendar_year AS first_year,
  t.calendar_quarter AS first_quarter,
  count(*) AS customers,
  sum(CASE WHEN c.is_current THEN 1 ELSE 0 END) AS still_customers,
  sum(CASE WHEN c.is_current AND c.is_active THEN 1 ELSE 0 END) AS active,
  sum(CASE WHEN c.is_current THEN c.monetary ELSE 0 END) AS monetary
FROM assay.dim_customer_current c
JOIN assay.dim_date t ON t.calendar_date = c.first_date
GROUP BY t.calendar_year, t.calendar_quarter
ORDER BY first_year, first_quarter;
