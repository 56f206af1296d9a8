-- Registers Assay's tables in Trino's Delta Lake connector, in the catalog of the session; replace the location by that of
-- the warehouse. The catalog needs delta.register-table-procedure.enabled=true. Then comes views.sql.
CREATE SCHEMA IF NOT EXISTS assay_tables;
CREATE SCHEMA IF NOT EXISTS assay;
CALL system.register_table(schema_name => 'assay_tables', table_name => 'cluster_profile', table_location => 's3://bucket/warehouse/cluster_profile');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'customer_day', table_location => 's3://bucket/warehouse/customer_day');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'customer_segment', table_location => 's3://bucket/warehouse/customer_segment');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'dim_segment', table_location => 's3://bucket/warehouse/dim_segment');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'model_version', table_location => 's3://bucket/warehouse/model_version');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'quality_result', table_location => 's3://bucket/warehouse/quality_result');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'quarantine', table_location => 's3://bucket/warehouse/quarantine');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'run_audit', table_location => 's3://bucket/warehouse/run_audit');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'run_manifest', table_location => 's3://bucket/warehouse/run_manifest');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'score_cut', table_location => 's3://bucket/warehouse/score_cut');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'segment_summary', table_location => 's3://bucket/warehouse/segment_summary');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'segment_transition', table_location => 's3://bucket/warehouse/segment_transition');
CALL system.register_table(schema_name => 'assay_tables', table_name => 'transactions', table_location => 's3://bucket/warehouse/transactions');
