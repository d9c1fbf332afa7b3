-- Chance is a hash of the seed, of what is drawn for, and of a salt: drawn again, it is the same, whatever was drawn before.
-- The outer hash mixes: DuckDB's combining of hashes leaves the last part visible.
create schema if not exists sim;
create or replace macro sim.draw(a, b, salt) as
  hash(hash(getvariable('seed')::bigint, a::bigint, b::bigint, salt::bigint));
-- Even in [0, 1), from 20 bits beginning at one of them.
create or replace macro sim.even(h, low) as ((h >> low) & 1048575) / 1048576.0;
-- About normal, mean 0 and variance 1: the sum of four 16-bit parts.
create or replace macro sim.normal(h) as
  (((h & 65535) + ((h >> 16) & 65535) + ((h >> 32) & 65535) + (h >> 48)) / 65536.0 - 2) * 1.7320508;
-- An offer's name in the files, of its number: cycle x 100 + category.
create or replace macro sim.promo_id(no) as 'P' || lpad((no // 100)::varchar, 3, '0') || '-' || lpad((no % 100 + 1)::varchar, 2, '0');
