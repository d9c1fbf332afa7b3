-- What the quality rules found (retail.md 2.2, reliability.md 7), worked out once, when a snapshot is built. A rule that lacks
-- its tables is not checked: `lacks` names them, comma-separated. No metric reads these.
create table quality_check (rule varchar primary key, severity varchar, table_name varchar, checked boolean, lacks varchar, found bigint);
-- One row a rule, store and day; null where a rule is of the whole chain (goods, files). examples is a JSON list of the first
-- few: {key, found, expected, file, row}, where row is as in rejected_row
create table quality_finding (
  rule varchar, severity varchar, table_name varchar, store_id varchar, business_date date, n bigint, examples varchar
);
