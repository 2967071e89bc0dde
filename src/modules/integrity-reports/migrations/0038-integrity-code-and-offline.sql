-- What the confidential site serves to everybody: the list of hashes that an entry of the ledger names.
create table integrity_code (
  organization_id uuid not null,
  ledger_index bigint not null,
  -- Canonical JSON, word for word as its hash is taken.
  listing text not null,
  primary key (organization_id, ledger_index)
);

alter table integrity_code enable row level security;

alter table integrity_code force row level security;

create policy integrity_code_tenant on integrity_code using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_code to prongsai_web;

-- Sealed files from devices without scripts, under their own hashes: the same file twice is one.
create table integrity_offline (
  organization_id uuid not null,
  file_hash bytea not null check (octet_length(file_hash) = 32),
  content bytea not null check (octet_length(content) <= 1048576),
  -- For the day on which it is removed.
  arrived_on date not null,
  primary key (organization_id, file_hash)
);

alter table integrity_offline alter column content set storage external;

create index integrity_offline_day on integrity_offline (organization_id, arrived_on);

alter table integrity_offline enable row level security;

alter table integrity_offline force row level security;

create policy integrity_offline_tenant on integrity_offline using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on integrity_offline to prongsai_web;
