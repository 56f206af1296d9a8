CREATE TEMP TABLE accepted AS
SELECT DISTINCT order_id, product_id, quantity, unit_price, ordered_at, customer_id, country
FROM read_parquet('${transactions}')
WHERE customer_id IS NOT NULL AND ordered_at IS NOT NULL AND quantity IS NOT NULL AND unit_price IS NOT NULL;

CREATE TEMP TABLE day AS
SELECT customer_id, day,
       count(DISTINCT CASE WHEN NOT back THEN order_id END) AS purchases,
       count(DISTINCT CASE WHEN back THEN order_id END) AS returns,
       coalesce(sum(minor) FILTER (NOT back), 0)::BIGINT AS bought,
       coalesce(-sum(minor) FILTER (back), 0)::BIGINT AS returned,
       list(DISTINCT product_id) AS products,
       arg_max(country, ordered_at) AS peer_group
FROM (SELECT *, ordered_at::DATE AS day, (quantity * unit_price * 100)::BIGINT AS minor, quantity < 0 AS back
      FROM accepted WHERE ordered_at < DATE '${as_of}')
GROUP BY customer_id, day;

CREATE TEMP TABLE measured AS
SELECT customer_id, arg_max(peer_group, day) AS peer_group,
       max(day) FILTER (purchases > 0) AS last_day, min(day) FILTER (purchases > 0) AS first_day,
       date_diff('day', max(day) FILTER (purchases > 0), DATE '${as_of}') AS recency_days,
       count(*) FILTER (purchases > 0 AND in_year) AS frequency,
       coalesce(sum(bought - returned) FILTER (in_year), 0)::BIGINT AS monetary,
       coalesce(sum(purchases) FILTER (in_year), 0) AS txn_count,
       max(bought) FILTER (in_year AND purchases > 0) AS max_ticket,
       coalesce(sum(bought) FILTER (in_year), 0) AS bought,
       coalesce(sum(returned) FILTER (in_year), 0) AS return_amount,
       coalesce(sum(returns) FILTER (in_year), 0) AS return_count,
       len(list_distinct(flatten(list(products) FILTER (in_year)))) AS product_count,
       max((purchases > 0 AND day >= DATE '${as_of}' - INTERVAL 3 MONTH)::INT)
         + max((purchases > 0 AND day >= DATE '${as_of}' - INTERVAL 6 MONTH AND day < DATE '${as_of}' - INTERVAL 3 MONTH)::INT)
         + max((purchases > 0 AND day >= DATE '${as_of}' - INTERVAL 9 MONTH AND day < DATE '${as_of}' - INTERVAL 6 MONTH)::INT)
         + max((purchases > 0 AND day >= DATE '${as_of}' - INTERVAL 12 MONTH AND day < DATE '${as_of}' - INTERVAL 9 MONTH)::INT)
         AS active_quarters,
       coalesce(sum(bought - returned) FILTER (month = 0), 0) AS m0,
       coalesce(sum(bought - returned) FILTER (month = 1), 0) AS m1,
       coalesce(sum(bought - returned) FILTER (month = 2), 0) AS m2,
       coalesce(sum(bought - returned) FILTER (month = 3), 0) AS m3,
       coalesce(sum(bought - returned) FILTER (month = 4), 0) AS m4,
       coalesce(sum(bought - returned) FILTER (month = 5), 0) AS m5
FROM (SELECT *, day >= DATE '${as_of}' - 365 AS in_year,
             date_diff('month', day, DATE '${as_of}' - 1) AS month FROM day)
GROUP BY customer_id
HAVING bool_or(in_year);

CREATE TEMP TABLE ranked AS
SELECT *, (m0 + m1 + m2 + m3 + m4 + m5) / 6.0 AS monthly_level,
       (2.5 * (m0 - m5) + 1.5 * (m1 - m4) + 0.5 * (m2 - m3)) / 17.5 AS monthly_trend,
       sqrt(greatest(0, (m0::DOUBLE * m0 + m1::DOUBLE * m1 + m2::DOUBLE * m2 + m3::DOUBLE * m3 + m4::DOUBLE * m4 + m5::DOUBLE * m5
         - (m0 + m1 + m2 + m3 + m4 + m5)::DOUBLE ^ 2 / 6) / 5)) AS monthly_sd
FROM measured;

CREATE TEMP TABLE scored AS
SELECT *,
       ntile(5) OVER (ORDER BY recency_days DESC NULLS FIRST) AS r_score,
       ntile(5) OVER (ORDER BY frequency) AS f_score,
       ntile(5) OVER (ORDER BY monetary) AS m_score,
       sum(monetary) OVER (ORDER BY monetary DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
         / sum(monetary) OVER () AS share_before,
       percent_rank() OVER (ORDER BY monetary DESC) AS money_rank,
       avg(recency_days) OVER () AS mean_r, avg(frequency) OVER () AS mean_f, avg(monetary) OVER () AS mean_m
FROM ranked;

COPY (
  SELECT * EXCLUDE (share_before, money_rank, mean_r, mean_f, mean_m),
         100 * r_score + 10 * f_score + m_score AS rfm_code,
         CASE WHEN coalesce(share_before, 0) < 0.80 THEN 'A' WHEN share_before < 0.95 THEN 'B' ELSE 'C' END AS abc,
         CASE WHEN money_rank < 0.01 THEN 'top' WHEN money_rank < 0.05 THEN 'large'
              WHEN money_rank < 0.20 THEN 'medium' ELSE 'small' END AS pyramid,
         (recency_days <= mean_r)::INT * 4 + (frequency >= mean_f)::INT * 2 + (monetary >= mean_m)::INT AS segment8,
         CASE WHEN r_score >= 4 AND f_score >= 4 THEN 'champions' WHEN r_score >= 3 AND f_score >= 3 THEN 'loyal'
              WHEN r_score >= 4 THEN 'new' WHEN r_score >= 3 THEN 'promising' WHEN f_score >= 4 THEN 'at_risk'
              WHEN r_score = 2 THEN 'hibernating' ELSE 'lost' END AS rfm_segment
  FROM scored
) TO '${out}' (FORMAT parquet);
