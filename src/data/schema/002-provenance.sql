-- Where the rows come from: which snapshot this is, which files made it, what was kept out and why, and what must be said
-- with every answer. No metric reads these.
create table snapshot_info (
  name varchar, version integer, source_set varchar, chain varchar, built_at timestamp,
  journal_entries integer, journal_head varchar
);
create table ingest_file (
  file_no integer primary key, kind varchar, file varchar, sha256 varchar, format varchar, node varchar, imported_at timestamp,
  -- read = accepted + rejected + identical + superseded
  read bigint, accepted bigint, rejected bigint, identical bigint, superseded bigint
);
-- row_no as a spreadsheet numbers it: in CSV the header is row 1, in Parquet the first record is
create table rejected_row (file_no integer, row_no bigint, column_name varchar, reason varchar, raw varchar);
-- a doubt (DataFlag) about answers that read one of `tables` (comma-separated); parameters is a JSON object of texts
create table data_note (flag varchar, tables varchar, parameters varchar);
