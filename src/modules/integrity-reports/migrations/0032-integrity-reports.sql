-- Reports of corruption as the server holds them: sealed, under random names, without times. Who sent, who reads, how
-- often and when stands nowhere.
create table integrity_report (
  organization_id uuid not null,
  report_id bytea not null check (octet_length(report_id) = 16),
  -- The hash of the newest message's envelope and the place of the next: a message is added after that one or not.
  head bytea not null check (octet_length(head) = 32),
  next_seq integer not null check (next_seq > 0),
  primary key (organization_id, report_id)
);

alter table integrity_report enable row level security;

alter table integrity_report force row level security;

create policy integrity_report_tenant on integrity_report using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (head, next_seq) on integrity_report to prongsai_web;

-- Where the reporter and where the recipients of an epoch come in; who has the key may.
create table integrity_door (
  organization_id uuid not null,
  door_id bytea not null check (octet_length(door_id) = 16),
  public_key bytea not null check (octet_length(public_key) = 32),
  report_id bytea not null,
  primary key (organization_id, door_id),
  foreign key (organization_id, report_id) references integrity_report
);

alter table integrity_door enable row level security;

alter table integrity_door force row level security;

create policy integrity_door_tenant on integrity_door using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on integrity_door to prongsai_web;

-- The seeds of epochs, sealed to who may read; those without a report are decoys of the daily pool.
create table integrity_keybox (
  organization_id uuid not null,
  keybox_hash bytea not null check (octet_length(keybox_hash) = 32),
  report_id bytea,
  -- The place within its report; nothing for decoys.
  position integer check ((position is null) = (report_id is null)),
  content bytea not null check (octet_length(content) = 14606),
  -- Empty until it stands in the pool of a day.
  pool_day date,
  primary key (organization_id, keybox_hash),
  foreign key (organization_id, report_id) references integrity_report
);

alter table integrity_keybox alter column content set storage external;

create index integrity_keybox_pool on integrity_keybox (organization_id, pool_day);

create index integrity_keybox_report on integrity_keybox (organization_id, report_id)
where report_id is not null;

alter table integrity_keybox enable row level security;

alter table integrity_keybox force row level security;

create policy integrity_keybox_tenant on integrity_keybox using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (pool_day) on integrity_keybox to prongsai_web;

create table integrity_message (
  organization_id uuid not null,
  report_id bytea not null,
  seq integer not null check (seq >= 0),
  content bytea not null,
  primary key (organization_id, report_id, seq),
  foreign key (organization_id, report_id) references integrity_report
);

alter table integrity_message alter column content set storage external;

alter table integrity_message enable row level security;

alter table integrity_message force row level security;

create policy integrity_message_tenant on integrity_message using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_message to prongsai_web;

-- Sealed files in parts of at most a megabyte. Those that no message names are removed after two days.
create table integrity_blob_part (
  organization_id uuid not null,
  blob_id bytea not null check (octet_length(blob_id) = 16),
  part integer not null check (part >= 0 and part < parts),
  parts integer not null check (parts > 0),
  report_id bytea,
  content bytea not null check (octet_length(content) <= 1048576),
  arrived_on date not null,
  primary key (organization_id, blob_id, part),
  foreign key (organization_id, report_id) references integrity_report
);

alter table integrity_blob_part alter column content set storage external;

create index integrity_blob_part_loose on integrity_blob_part (organization_id, arrived_on)
where report_id is null;

alter table integrity_blob_part enable row level security;

alter table integrity_blob_part force row level security;

create policy integrity_blob_part_tenant on integrity_blob_part using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete, update (report_id) on integrity_blob_part to prongsai_web;

-- What the next daily batch in the ledger takes up.
create table integrity_pending (
  organization_id uuid not null,
  tag bytea not null check (octet_length(tag) = 16),
  commitment bytea not null check (octet_length(commitment) = 32),
  primary key (organization_id, tag)
);

alter table integrity_pending enable row level security;

alter table integrity_pending force row level security;

create policy integrity_pending_tenant on integrity_pending using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on integrity_pending to prongsai_web;

-- Which entry of the ledger is the batch of a day.
create table integrity_batch (
  organization_id uuid not null,
  batch_day date not null,
  ledger_index bigint not null,
  primary key (organization_id, batch_day)
);

alter table integrity_batch enable row level security;

alter table integrity_batch force row level security;

create policy integrity_batch_tenant on integrity_batch using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_batch to prongsai_web;
