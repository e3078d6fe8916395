-- Secrets that all silos share and nobody chose: made once, by whichever process starts first. Back them up with the journal:
-- without the resident key, residents already counted would count again.
create table secret (
  name    text primary key,
  value   bytea not null,
  made_at timestamptz not null default now()
);
