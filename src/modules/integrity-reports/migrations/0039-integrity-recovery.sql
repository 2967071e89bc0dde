-- Who holds the shares of recovery keys that were proposed, as their ids are the hash of. No share and no key is here.
create table integrity_guardianship (
  organization_id uuid not null,
  recovery_id text not null,
  -- Canonical JSON, word for word as its hash is taken.
  guardianship text not null,
  primary key (organization_id, recovery_id)
);

alter table integrity_guardianship enable row level security;

alter table integrity_guardianship force row level security;

create policy integrity_guardianship_tenant on integrity_guardianship using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_guardianship to prongsai_web;

-- What guardians were asked for in public, and what became of it.
create table integrity_recovery_request (
  organization_id uuid not null,
  request_id uuid not null,
  recovery_id text not null,
  -- The directory's id of whoever lost the key.
  lost text not null,
  reason text not null check (length(reason) between 1 and 2000),
  asked_by uuid not null,
  asked_at timestamptz not null,
  ledger_index bigint not null,
  state text not null check (state in ('asked', 'combined', 'done', 'stopped', 'withdrawn')),
  -- The directory's id of the recipient who stopped it.
  stopped_by text,
  primary key (organization_id, request_id),
  foreign key (organization_id, recovery_id) references integrity_guardianship,
  foreign key (organization_id, asked_by) references account,
  check ((state = 'stopped') = (stopped_by is not null))
);

-- One after the other: after each the recovery key is replaced.
create unique index integrity_recovery_request_open on integrity_recovery_request (organization_id)
where state in ('asked', 'combined');

alter table integrity_recovery_request enable row level security;

alter table integrity_recovery_request force row level security;

create policy integrity_recovery_request_tenant on integrity_recovery_request using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (state, stopped_by) on integrity_recovery_request to prongsai_web;
