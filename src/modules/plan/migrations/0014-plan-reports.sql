-- Progress reports to the NACC: after six months, due in April, and after twelve, due in October. A sealed
-- one is frozen; a later change is a corrected edition that names the first.
create table progress_report (
  organization_id uuid not null,
  report_id uuid not null,
  plan_id uuid not null,
  fiscal_year integer not null,
  months integer not null check (months in (6, 12)),
  edition integer not null check (edition > 0),
  -- Why there is another edition.
  correction text check ((edition = 1) = (correction is null)),
  opened_at timestamptz not null,
  state text not null check (state in ('open', 'sent', 'sealed')),
  -- Canonical JSON of everything the report says, from its sending on.
  snapshot text check (state = 'open' or snapshot is not null),
  sealed_at timestamptz check ((state = 'sealed') = (sealed_at is not null)),
  primary key (organization_id, report_id),
  unique (organization_id, plan_id, fiscal_year, months, edition),
  foreign key (organization_id, plan_id, fiscal_year) references plan_year_open
);

alter table progress_report enable row level security;

alter table progress_report force row level security;

create policy progress_report_tenant on progress_report using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on progress_report to prongsai_web;

grant update (state, snapshot, sealed_at) on progress_report to prongsai_web;

-- What officers write about a programme in a report; what can be counted is not written but read.
create table progress_report_entry (
  organization_id uuid not null,
  report_id uuid not null,
  programme_id uuid not null,
  result text not null,
  problems text not null,
  suggestions text not null,
  revision integer not null,
  primary key (organization_id, report_id, programme_id),
  foreign key (organization_id, report_id) references progress_report,
  foreign key (organization_id, programme_id) references programme
);

alter table progress_report_entry enable row level security;

alter table progress_report_entry force row level security;

create policy progress_report_entry_tenant on progress_report_entry using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on progress_report_entry to prongsai_web;

grant update (result, problems, suggestions, revision) on progress_report_entry to prongsai_web;
