-- The directory of recipients: each change is one entry of the ledger, and stands here to be served with its proof.
create table integrity_key_event (
  organization_id uuid not null,
  position integer not null check (position >= 0),
  -- Canonical JSON, word for word as its hash is taken.
  event text not null,
  ledger_index bigint not null,
  primary key (organization_id, position)
);

alter table integrity_key_event enable row level security;

alter table integrity_key_event force row level security;

create policy integrity_key_event_tenant on integrity_key_event using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_key_event to prongsai_web;

-- Changes that wait for the signatures of recipients.
create table integrity_key_proposal (
  organization_id uuid not null,
  proposal_id uuid not null,
  -- The event as it will be, with the endorsements so far.
  event text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'withdrawn', 'overtaken')),
  primary key (organization_id, proposal_id),
  foreign key (organization_id, proposed_by) references account
);

create index integrity_key_proposal_open on integrity_key_proposal (organization_id)
where state = 'open';

alter table integrity_key_proposal enable row level security;

alter table integrity_key_proposal force row level security;

create policy integrity_key_proposal_tenant on integrity_key_proposal using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (event, state) on integrity_key_proposal to prongsai_web;
