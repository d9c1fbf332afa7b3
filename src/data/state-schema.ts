/** Steps of the state store's schema, in order; `user_version` counts those done. Only ever append. */
export const STATE_SCHEMA: readonly string[] = [
  `
  create table person (
    id text primary key, name text not null, role text not null, node text not null,
    pin_hash text, wrong_tries integer not null default 0, locked_until integer not null default 0
  ) strict;
  create table session (
    token_hash text primary key, person text not null references person, created_at integer not null,
    seen_at integer not null, ends_at integer not null, revoked_at integer
  ) strict;
  create index session_person on session (person);
  create table setup_link (token_hash text primary key, created_at integer not null, used_at integer) strict;
  create table conversation (
    id text primary key, person text not null, title text not null, created_at integer not null, updated_at integer not null
  ) strict;
  create index conversation_person on conversation (person, updated_at);
  create table run (
    id text primary key, session text not null, person text not null, conversation text not null references conversation,
    text text not null, language text not null, asked_at text not null, created_at integer not null,
    state text not null, answer text
  ) strict;
  create index run_conversation on run (conversation, created_at);
  create table run_event (run text not null references run, seq integer not null, body text not null, primary key (run, seq)) strict;
  create table evidence (id text primary key, run text not null, person text not null, body text not null, created_at integer not null) strict;
  create index evidence_run on evidence (run);
  `,
  `
  create table tap (
    text text not null, language text not null, frame text not null, place integer not null, offered integer not null,
    tapped_at integer not null
  ) strict;
  `,
  `
  create table device (
    id text primary key, kind text not null, store text not null, place text not null, key_hash text not null unique,
    created_at integer not null, seen_at integer, revoked_at integer
  ) strict;
  `,
  `
  create table alert (
    key text primary key, store text not null, region text not null, topic text not null, family text not null, day text not null,
    kind text not null, severity text not null, made_at integer not null, body text not null,
    status text not null default 'open', reason text, answer text, judged_by text, judged_at integer
  ) strict;
  create index alert_day on alert (day);
  `,
  `
  create table alert_look (
    key text not null references alert, origin text not null, answer text not null, person text not null, looked_at integer not null,
    primary key (key, origin)
  ) strict;
  insert into alert_look
    select key, json_extract(body, '$.question.origin'), answer, coalesce(judged_by, ''), coalesce(judged_at, made_at) from alert
    where answer is not null and json_extract(body, '$.question.origin') is not null;
  `,
]
