-- Registers Assay's tables in Spark; the warehouse is the variable: spark-sql --hivevar warehouse=/path/of/the/warehouse
-- Then comes views.sql. In a metastore that lasts this is done once.
CREATE SCHEMA IF NOT EXISTS assay_tables;
CREATE SCHEMA IF NOT EXISTS assay;
CREATE TABLE IF NOT EXISTS assay_tables.cluster_profile USING delta LOCATION '${warehouse}/cluster_profile';
CREATE TABLE IF NOT EXISTS assay_tables.customer_day USING delta LOCATION '${warehouse}/customer_day';
CREATE TABLE IF NOT EXISTS assay_tables.customer_segment USING delta LOCATION '${warehouse}/customer_segment';
CREATE TABLE IF NOT EXISTS assay_tables.dim_segment USING delta LOCATION '${warehouse}/dim_segment';
CREATE TABLE IF NOT EXISTS assay_tables.model_version USING delta LOCATION '${warehouse}/model_version';
CREATE TABLE IF NOT EXISTS assay_tables.quality_result USING delta LOCATION '${warehouse}/quality_result';
CREATE TABLE IF NOT EXISTS assay_tables.quarantine USING delta LOCATION '${warehouse}/quarantine';
CREATE TABLE IF NOT EXISTS assay_tables.run_audit USING delta LOCATION '${warehouse}/run_audit';
CREATE TABLE IF NOT EXISTS assay_tables.run_manifest USING delta LOCATION '${warehouse}/run_manifest';
CREATE TABLE IF NOT EXISTS assay_tables.score_cut USING delta LOCATION '${warehouse}/score_cut';
CREATE TABLE IF NOT EXISTS assay_tables.segment_summary USING delta LOCATION '${warehouse}/segment_summary';
CREATE TABLE IF NOT EXISTS assay_tables.segment_transition USING delta LOCATION '${warehouse}/segment_transition';
CREATE TABLE IF NOT EXISTS assay_tables.transactions USING delta LOCATION '${warehouse}/transactions';
