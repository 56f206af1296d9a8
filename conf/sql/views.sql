-- Assay for analysts: a star schema over what is published.
--
-- The same file for Spark, DuckDB and Trino. Registration comes first and differs by engine: register-spark.sql,
-- duckdb_session.py or register-trino.sql. It puts the Delta tables into the schema assay_tables; the views below stand
-- in the schema assay, and they alone are meant for analysts.
--
-- A row is shown when run_manifest names its run. Rows of runs that failed, that were broken off, or that a later
-- generation of the same as-of date replaced are never shown, although they may still lie in the tables.
--
-- After each measure stands how it adds up:
--   [additive]      may be summed over anything but as-of dates
--   [flow]          may be summed over as-of dates too
--   [semi]          may be summed within one scheme of one as-of date
--   [never]         an average, share, rank or limit: compute it anew from what adds up
-- No measure of customers may be summed over as-of dates: each date looks back over the whole window anew.


-- What is published -------------------------------------------------------------------------------------------------

-- The newest published as-of date. The condition holds for every row: without one, Spark's Thrift server fails, as Delta
-- answers from its statistics there and takes a day for another type.
CREATE OR REPLACE VIEW assay.newest AS
SELECT max(m.as_of_date) AS as_of_date
FROM assay_tables.run_manifest m
WHERE m.generation >= 1;

-- One row per published as-of date: its run, the date before it, and whether it is the newest.
CREATE OR REPLACE VIEW assay.published AS
SELECT
  m.as_of_date,
  m.run_id,
  m.generation,
  m.as_of_date = (SELECT w.as_of_date FROM assay.newest w) AS is_current,
  lag(m.as_of_date) OVER (PARTITION BY 1 ORDER BY m.as_of_date) AS previous_as_of_date,
  m.published_at,
  m.customers,         -- [additive]
  m.monetary,          -- [additive]
  m.rows_in,           -- [never] over as-of dates: each run counts all rows of the input anew
  m.rows_accepted,     -- [never] over as-of dates
  m.rows_quarantined,  -- [never] over as-of dates
  m.rows_duplicate,    -- [never] over as-of dates
  m.config_hash,
  m.content_hash,
  m.code_version
FROM assay_tables.run_manifest m;

-- One row per as-of date, table and writer: the run whose rows the publication stands on, or the slice of a run. Judged
-- rows of earlier runs are used again, so that this may be the run of another as-of date, and of the three tables of judged
-- rows there may be several writers: their rows together are those of the publication.
CREATE OR REPLACE VIEW assay.published_table AS
SELECT
  e.as_of_date,
  regexp_extract(e.entry, '"name":"([^"]+)"', 1) AS table_name,
  regexp_extract(e.entry, '"runId":"([^"]+)"', 1) AS writer_run_id,
  CAST(regexp_extract(e.entry, '"version":([0-9]+)', 1) AS BIGINT) AS delta_version,
  CAST(regexp_extract(e.entry, '"rows":([0-9]+)', 1) AS BIGINT) AS row_count  -- [never] over as-of dates
FROM (
  SELECT
    m.as_of_date,
    -- the entry of this number in the list; each stands in braces of its own
    regexp_extract(
      m.tables,
      concat('^.(?:[{][^{}]*[}],){', CAST(100 * h.digit + 10 * t.digit + o.digit AS VARCHAR(3)), '}([{][^{}]*[}])'),
      1) AS entry
  FROM assay_tables.run_manifest m
  CROSS JOIN (VALUES (0), (1), (2), (3)) AS h (digit)
  CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS t (digit)
  CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS o (digit)
) e
WHERE e.entry <> '';


-- Facts about customers ---------------------------------------------------------------------------------------------

-- One row per customer and published as-of date, all columns of the wide table.
-- [additive]: monetary, return_amount, forecast_next; count(*) is the number of customers. frequency, txn_count and
-- return_count add up to visits, purchases and returns. [never]: everything else that is a number, above all scores,
-- ranks, shares, days and averages.
CREATE OR REPLACE VIEW assay.fct_customer_segment AS
SELECT s.*
FROM assay_tables.customer_segment s
JOIN assay_tables.run_manifest m ON m.as_of_date = s.as_of_date AND m.run_id = s.run_id;

-- The same for the newest published as-of date.
CREATE OR REPLACE VIEW assay.fct_customer_segment_current AS
SELECT f.*
FROM assay.fct_customer_segment f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);

-- One row per customer that any published as-of date knows, with its newest row: attributes to filter and group by.
-- Customers who are gone have is_current false.
CREATE OR REPLACE VIEW assay.dim_customer_current AS
SELECT
  f.*,
  f.as_of_date = (SELECT w.as_of_date FROM assay.newest w) AS is_current
FROM assay.fct_customer_segment f
JOIN (
  SELECT k.customer_id AS newest_customer_id, max(k.as_of_date) AS newest_as_of_date
  FROM assay.fct_customer_segment k
  GROUP BY k.customer_id) n
  ON n.newest_customer_id = f.customer_id AND n.newest_as_of_date = f.as_of_date;


-- Dimensions --------------------------------------------------------------------------------------------------------

-- One row per segment of a scheme, as the newest as-of date that has it describes it. (new) and (lost) stand where a
-- customer comes from or goes to in fct_segment_transition; (none) is for customers outside of a scheme.
CREATE OR REPLACE VIEW assay.dim_segment AS
SELECT
  concat(d.scheme, ':', d.segment) AS segment_key,
  d.scheme,
  d.scheme_en,
  d.scheme_zh,
  d.segment,
  d.name_en,
  d.name_zh,
  d.sort_order,
  d.advice_en,
  d.advice_zh,
  d.colour,
  d.pack,
  d.as_of_date = (SELECT w.as_of_date FROM assay.newest w) AS is_current
FROM assay_tables.dim_segment d
JOIN assay_tables.run_manifest p ON p.as_of_date = d.as_of_date AND p.run_id = d.run_id
JOIN (
  SELECT k.scheme, k.segment, max(k.as_of_date) AS as_of_date
  FROM assay_tables.dim_segment k
  JOIN assay_tables.run_manifest q ON q.as_of_date = k.as_of_date AND q.run_id = k.run_id
  GROUP BY k.scheme, k.segment) n
  ON n.scheme = d.scheme AND n.segment = d.segment AND n.as_of_date = d.as_of_date
UNION ALL
SELECT
  concat(s.scheme, ':', x.segment),
  s.scheme,
  s.scheme_en,
  s.scheme_zh,
  x.segment,
  x.name_en,
  x.name_zh,
  x.sort_order,
  CAST(NULL AS VARCHAR(100)),
  CAST(NULL AS VARCHAR(100)),
  x.colour,
  CAST(NULL AS VARCHAR(100)),
  s.is_current
FROM (
  SELECT
    d.scheme,
    max(d.scheme_en) AS scheme_en,
    max(d.scheme_zh) AS scheme_zh,
    max(d.as_of_date) = (SELECT w.as_of_date FROM assay.newest w) AS is_current
  FROM assay_tables.dim_segment d
  JOIN assay_tables.run_manifest p ON p.as_of_date = d.as_of_date AND p.run_id = d.run_id
  GROUP BY d.scheme) s
CROSS JOIN (VALUES
  ('(new)', 'New customer', '新客户', 0, '#4393c3'),
  ('(lost)', 'No longer a customer', '已流失', 1000, '#252525'),
  ('(none)', 'Outside of the scheme', '不在方案内', 1001, '#f0f0f0')) AS x (segment, name_en, name_zh, sort_order, colour);

-- One row per day, from 1 January of the year of the first visit to 31 December of the year of the newest as-of date.
-- day_of_week is 1 on Monday.
CREATE OR REPLACE VIEW assay.dim_date AS
SELECT
  d.calendar_date,
  CAST(extract(YEAR FROM d.calendar_date) AS INTEGER) AS calendar_year,
  CAST(extract(QUARTER FROM d.calendar_date) AS INTEGER) AS calendar_quarter,
  CAST(extract(MONTH FROM d.calendar_date) AS INTEGER) AS calendar_month,
  CAST(extract(YEAR FROM d.calendar_date) * 100 + extract(MONTH FROM d.calendar_date) AS INTEGER) AS calendar_year_month,
  CAST(date_trunc('month', d.calendar_date) AS DATE) AS month_start,
  CAST(extract(DAY FROM d.calendar_date) AS INTEGER) AS day_of_month,
  d.day_number % 7 + 1 AS day_of_week,
  p.as_of_date IS NOT NULL AS is_as_of_date,
  coalesce(p.is_current, FALSE) AS is_current_as_of_date
FROM (
  SELECT n.day_number, CAST(CAST('1900-01-01' AS DATE) + INTERVAL '1' DAY * n.day_number AS DATE) AS calendar_date
  FROM (
    SELECT a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit + 10000 * e.digit AS day_number
    FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS a (digit)
    CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS b (digit)
    CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS c (digit)
    CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS d (digit)
    CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS e (digit)) n) d
JOIN (
  SELECT
    extract(YEAR FROM min(coalesce(f.first_date, f.as_of_date))) AS first_year,
    extract(YEAR FROM max(f.as_of_date)) AS last_year
  FROM assay.fct_customer_segment f) r
  ON extract(YEAR FROM d.calendar_date) BETWEEN r.first_year AND r.last_year
LEFT JOIN assay.published p ON p.as_of_date = d.calendar_date;


-- Facts about segments ----------------------------------------------------------------------------------------------

-- One row per segment, scheme and published as-of date, empty segments included.
CREATE OR REPLACE VIEW assay.agg_segment AS
SELECT
  a.as_of_date,
  concat(a.scheme, ':', a.segment) AS segment_key,
  a.scheme,
  a.segment,
  a.customers,         -- [semi]
  a.monetary,          -- [semi]
  a.customer_share,    -- [semi]
  a.monetary_share,    -- [semi]
  a.avg_monetary,      -- [never]: sum(monetary) / sum(customers)
  a.per_head_index,    -- [never]: sum(monetary_share) / sum(customer_share)
  a.avg_recency_days,  -- [never]: weigh it by customers
  a.avg_frequency      -- [never]: weigh it by customers
FROM assay_tables.segment_summary a
JOIN assay_tables.run_manifest m ON m.as_of_date = a.as_of_date AND m.run_id = a.run_id;

CREATE OR REPLACE VIEW assay.agg_segment_current AS
SELECT f.*
FROM assay.agg_segment f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);

-- One row per pair of segments with customers between two as-of dates that follow each other.
-- direction compares the places of both segments in their scheme: up, same, down, new, lost, other.
CREATE OR REPLACE VIEW assay.fct_segment_transition AS
SELECT
  t.as_of_date,
  t.previous_as_of_date,
  t.scheme,
  concat(t.scheme, ':', t.from_segment) AS from_segment_key,
  concat(t.scheme, ':', t.to_segment) AS to_segment_key,
  t.from_segment,
  t.to_segment,
  CASE
    WHEN t.from_segment = '(new)' THEN 'new'
    WHEN t.to_segment = '(lost)' THEN 'lost'
    WHEN t.from_segment = t.to_segment THEN 'same'
    WHEN b.sort_order < a.sort_order THEN 'up'
    WHEN b.sort_order > a.sort_order THEN 'down'
    ELSE 'other'
  END AS direction,
  t.customers,        -- [flow] within one scheme: moves, not customers, when summed over as-of dates
  t.monetary_before,  -- [semi]
  t.monetary_now,     -- [semi]
  t.share_of_from     -- [never]: sum(customers) over those of from_segment
FROM assay_tables.segment_transition t
JOIN assay_tables.run_manifest m ON m.as_of_date = t.as_of_date AND m.run_id = t.run_id
LEFT JOIN assay.dim_segment a ON a.scheme = t.scheme AND a.segment = t.from_segment
LEFT JOIN assay.dim_segment b ON b.scheme = t.scheme AND b.segment = t.to_segment;

CREATE OR REPLACE VIEW assay.fct_segment_transition_current AS
SELECT f.*
FROM assay.fct_segment_transition f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);


-- How scores and segments came about --------------------------------------------------------------------------------

-- One row per threshold and published as-of date; no measure adds up.
CREATE OR REPLACE VIEW assay.fct_score_cut AS
SELECT
  c.as_of_date,
  c.scheme,
  c.column_name,
  c.peer_group,
  c.level,
  c.better,
  c.kind,
  c.cut_value,  -- [never]
  c.at_cut,
  c.bound,      -- [never]
  c.customers   -- [never]: the same customers stand behind each level
FROM assay_tables.score_cut c
JOIN assay_tables.run_manifest m ON m.as_of_date = c.as_of_date AND m.run_id = c.run_id;

CREATE OR REPLACE VIEW assay.fct_score_cut_current AS
SELECT f.*
FROM assay.fct_score_cut f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);

-- One row per value of a model and published as-of date; no measure adds up.
CREATE OR REPLACE VIEW assay.fct_model_value AS
SELECT
  v.as_of_date,
  v.model,
  v.parameter,
  v.subject,
  v.number AS number_value,  -- [never]
  v.text AS text_value
FROM assay_tables.model_version v
JOIN assay_tables.run_manifest m ON m.as_of_date = v.as_of_date AND m.run_id = v.run_id;

CREATE OR REPLACE VIEW assay.fct_model_value_current AS
SELECT f.*
FROM assay.fct_model_value f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);

-- One row per cluster, column and published as-of date. Clusters that dissolved are left out.
-- customers and monetary repeat for each column: filter on one column_name before summing them.
CREATE OR REPLACE VIEW assay.fct_cluster_profile AS
SELECT
  c.as_of_date,
  c.cluster_id,
  c.cluster_rank,
  c.cluster_name,
  c.cluster_name_zh,
  c.status,
  c.centre_shift,               -- [never]
  c.pattern,
  c.size AS customers,          -- [semi] within one column_name
  c.share AS customer_share,    -- [semi] within one column_name
  c.monetary_total AS monetary, -- [semi] within one column_name
  c.monetary_share,             -- [semi] within one column_name
  c.column_name,
  c.mean AS mean_value,         -- [never]
  c.population_mean,            -- [never]
  c.centre_z,                   -- [never]
  c.standing
FROM assay_tables.cluster_profile c
JOIN assay_tables.run_manifest m ON m.as_of_date = c.as_of_date AND m.run_id = c.run_id
WHERE c.status <> 'dissolved';

CREATE OR REPLACE VIEW assay.fct_cluster_profile_current AS
SELECT f.*
FROM assay.fct_cluster_profile f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);


-- Input, quality and runs -------------------------------------------------------------------------------------------

-- One row per measure of quality and published as-of date; no measure adds up over as-of dates.
CREATE OR REPLACE VIEW assay.fct_quality AS
SELECT
  p.as_of_date,
  q.measure,
  q.subject,
  q.measured,    -- [never] over measures or as-of dates; rows_by_reason adds up over its subjects
  q.unit,
  q.status,
  q.warn_limit,  -- [never]
  q.fail_limit,  -- [never]
  q.sentence
FROM assay_tables.quality_result q
JOIN assay.published_table p ON p.table_name = 'quality_result' AND p.writer_run_id = q.run_id;

CREATE OR REPLACE VIEW assay.fct_quality_current AS
SELECT f.*
FROM assay.fct_quality f
WHERE f.as_of_date = (SELECT w.as_of_date FROM assay.newest w);

-- One row per as-of date, source, file and reason. The rows themselves stay in assay_tables.quarantine, as they hold
-- what the source held.
CREATE OR REPLACE VIEW assay.agg_quarantine AS
SELECT
  p.as_of_date,
  q.source,
  q.source_file,
  q.reason_code,
  q.reason,
  count(*) AS quarantined_rows  -- [additive]
FROM assay_tables.quarantine q
JOIN assay.published_table p ON p.table_name = 'quarantine' AND p.writer_run_id = q.run_id
GROUP BY p.as_of_date, q.source, q.source_file, q.reason_code, q.reason;

-- The accepted rows behind the newest published as-of date, those before it; the window of a run may begin later.
-- amount is additive over everything; a return is negative.
CREATE OR REPLACE VIEW assay.fct_transaction_current AS
SELECT
  p.as_of_date, t.customer_id, t.txn_id, t.txn_ts, t.txn_date, t.amount, t.is_return, t.product_id, t.quantity, t.peer_group,
  t.source, t.source_file, t.source_row
FROM assay_tables.transactions t
JOIN assay.published_table p ON p.table_name = 'transactions' AND p.writer_run_id = t.run_id
WHERE p.as_of_date = (SELECT w.as_of_date FROM assay.newest w)
  AND t.txn_date < p.as_of_date;

-- One row per try of a run, failed ones included; when the tables were last renewed.
CREATE OR REPLACE VIEW assay.ops_run AS
SELECT
  a.as_of_date,
  a.attempt_id,
  a.run_id,
  a.generation,
  a.started_at,
  a.finished_at,
  a.outcome,
  a.exit_code,
  a.message,
  m.attempt_id IS NOT NULL AS is_published
FROM assay_tables.run_audit a
LEFT JOIN assay_tables.run_manifest m ON m.as_of_date = a.as_of_date AND m.attempt_id = a.attempt_id;

-- One row per published as-of date: what the manifest promises and what the views hold. They differ only while the date
-- is being published anew, or when such a run was broken off; run it again then.
CREATE OR REPLACE VIEW assay.check_publication AS
SELECT
  p.as_of_date,
  p.is_current,
  p.customers AS customers_published,          -- [additive]
  coalesce(f.customers, 0) AS customers_found,  -- [additive]
  p.monetary AS monetary_published,            -- [additive]
  coalesce(f.monetary, 0) AS monetary_found,   -- [additive]
  p.customers = coalesce(f.customers, 0) AND p.monetary = coalesce(f.monetary, 0) AS is_whole,
  p.rows_in = p.rows_accepted + p.rows_quarantined + p.rows_duplicate AS is_balanced
FROM assay.published p
LEFT JOIN (
  SELECT c.as_of_date, count(*) AS customers, sum(c.monetary) AS monetary
  FROM assay.fct_customer_segment c
  GROUP BY c.as_of_date) f
  ON f.as_of_date = p.as_of_date;
