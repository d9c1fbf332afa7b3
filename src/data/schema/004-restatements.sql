-- What later deliveries changed. Rows that a newer file replaced are kept as they came; `key` is the row's key, its parts
-- joined by '/'; row_no as in rejected_row; superseded_by is the file_no that holds the newer one.
create table superseded_row (
  file_no integer, row_no bigint, table_name varchar, key varchar, raw varchar, superseded_by integer
);
-- Days of stores whose rows an import changed after an earlier snapshot had served them. net_before and net_after are the
-- money of fact_line and fact_tender, null for tables without money. Read those since the last briefing by imported_at.
create table restated_day (
  store_id varchar, business_date date, table_name varchar, rows_changed bigint,
  net_before decimal(18,2), net_after decimal(18,2), imported_at timestamp
);
