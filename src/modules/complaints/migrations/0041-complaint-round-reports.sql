-- What no division is responsible for goes to the chief executive at once: then there is no head to ask first.
alter table approval alter column division_id drop not null;

alter table approval add check (division_id is not null or stage <> 'head-of-division');

-- The summary of a round of six or twelve months, sent to the chief executive and frozen when he acknowledges it.
create table complaint_round_report (
  organization_id uuid not null,
  report_id uuid not null,
  fiscal_year integer not null,
  months integer not null check (months in (6, 12)),
  state text not null check (state in ('sent', 'sent-back', 'sealed')),
  -- Canonical JSON of everything the report says; nothing in it is about a person.
  snapshot text not null,
  sealed_at timestamptz check ((state = 'sealed') = (sealed_at is not null)),
  primary key (organization_id, report_id),
  unique (organization_id, fiscal_year, months)
);

alter table complaint_round_report enable row level security;

alter table complaint_round_report force row level security;

create policy complaint_round_report_tenant on complaint_round_report using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_round_report to prongsai_web;

grant update (state, snapshot, sealed_at) on complaint_round_report to prongsai_web;
