-- How long the log of an organisation is. Whoever appends holds this row until his transaction ends, so
-- that the sequence has no gaps. The size is public, and is what pages are kept by.
create table ledger_head (
  organization_id uuid primary key references organization,
  size bigint not null check (size >= 0),
  -- The minute of the newest entry: times never run backwards, whatever the clock does.
  at timestamptz not null
);

-- Organisations of earlier versions begin their log with nothing in it. Before the policies, because an
-- owner who is no superuser is bound by them.
insert into ledger_head (organization_id, size, at)
select organization_id, 0, to_timestamp(0) from organization;

alter table ledger_head enable row level security;

alter table ledger_head force row level security;

create policy ledger_head_directory on ledger_head for select using (true);

create policy ledger_head_own on ledger_head using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, update (size, at) on ledger_head to prongsai_web;

-- The public log. Rows are never changed and never removed.
create table ledger_entry (
  organization_id uuid not null references organization,
  index bigint not null,
  -- The canonical JSON whose hash is the leaf.
  entry bytea not null check (octet_length(entry) between 1 and 65535),
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  -- Copies of what the entry says, to find it by.
  kind text not null,
  subject text not null,
  at timestamptz not null,
  primary key (organization_id, index)
);

create index ledger_entry_subject on ledger_entry (organization_id, subject, index);

create index ledger_entry_kind on ledger_entry (organization_id, kind, index);

alter table ledger_entry enable row level security;

alter table ledger_entry force row level security;

create policy ledger_entry_tenant on ledger_entry using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ledger_entry to prongsai_web;

-- What an entry commits to. Erasing it leaves the log whole: the salt is gone, so that nobody can even
-- try guesses against the commitment.
create table ledger_payload (
  organization_id uuid not null,
  index bigint not null,
  -- Personal data: who did it, and what the act was about. Purpose: proof of the act, the auditor's
  -- "who did what". Retention: as the matter it belongs to, then erased.
  payload text,
  salt bytea check (octet_length(salt) = 32),
  account_id uuid,
  erased_at timestamptz,
  primary key (organization_id, index),
  foreign key (organization_id, index) references ledger_entry (organization_id, index),
  check ((payload is null) = (salt is null) and (payload is null) = (erased_at is not null))
);

create index ledger_payload_account on ledger_payload (organization_id, account_id, index);

alter table ledger_payload enable row level security;

alter table ledger_payload force row level security;

create policy ledger_payload_tenant on ledger_payload using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (payload, salt, account_id, erased_at) on ledger_payload to prongsai_web;

-- Full tiles of the tree (C2SP tlog-tiles): 256 hashes each. What a tile holds can always be computed from
-- the entries; it is kept so that a proof in a long log reads a handful of rows.
create table ledger_tile (
  organization_id uuid not null references organization,
  level smallint not null check (level >= 0),
  index bigint not null,
  hashes bytea not null check (octet_length(hashes) = 8192),
  -- The root over them: one of the hashes of the level above.
  root bytea not null check (octet_length(root) = 32),
  primary key (organization_id, level, index)
);

alter table ledger_tile enable row level security;

alter table ledger_tile force row level security;

create policy ledger_tile_tenant on ledger_tile using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ledger_tile to prongsai_web;

-- The public halves of the keys that sign: for the log itself, and for the logs of others that this
-- organisation witnesses. The newest of a use is the one whose secret half lies in the data folder; the
-- older ones stay, because what they signed stays.
create table ledger_key (
  organization_id uuid not null references organization,
  use text not null check (use in ('log', 'witness')),
  number integer not null check (number >= 0),
  vkey text not null,
  at timestamptz not null,
  primary key (organization_id, use, number)
);

alter table ledger_key enable row level security;

alter table ledger_key force row level security;

create policy ledger_key_tenant on ledger_key using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ledger_key to prongsai_web;

-- Signed statements of what the log held. One for each size that was signed.
create table ledger_checkpoint (
  organization_id uuid not null references organization,
  size bigint not null,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  at timestamptz not null,
  primary key (organization_id, size)
);

alter table ledger_checkpoint enable row level security;

alter table ledger_checkpoint force row level security;

create policy ledger_checkpoint_tenant on ledger_checkpoint using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ledger_checkpoint to prongsai_web;

-- What witnesses signed of our checkpoints (C2SP tlog-cosignature).
create table ledger_cosignature (
  organization_id uuid not null,
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamptz not null,
  primary key (organization_id, size, witness),
  foreign key (organization_id, size) references ledger_checkpoint (organization_id, size)
);

alter table ledger_cosignature enable row level security;

alter table ledger_cosignature force row level security;

create policy ledger_cosignature_tenant on ledger_cosignature using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ledger_cosignature to prongsai_web;

-- Logs of others that this organisation witnesses: the newest checkpoint it has signed of each.
create table ledger_witnessed (
  organization_id uuid not null references organization,
  origin text not null,
  -- The keys that may sign that log, one a line.
  vkeys text not null,
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz not null,
  primary key (organization_id, origin)
);

alter table ledger_witnessed enable row level security;

alter table ledger_witnessed force row level security;

create policy ledger_witnessed_tenant on ledger_witnessed using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (vkeys, size, root, at) on ledger_witnessed to prongsai_web;

alter table organization drop column revision;
