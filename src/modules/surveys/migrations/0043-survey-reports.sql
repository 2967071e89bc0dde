-- What surveys showed in six and in twelve months of a fiscal year, as it was given to the executive: it never changes.
create table survey_report (
  organization_id uuid not null,
  fiscal_year integer not null,
  months smallint not null check (months in (6, 12)),
  figures jsonb not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  given_on date not null,
  given_by uuid not null,
  primary key (organization_id, fiscal_year, months),
  foreign key (organization_id, given_by) references account
);

alter table survey_report enable row level security;

alter table survey_report force row level security;

create policy survey_report_tenant on survey_report using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey_report to prongsai_web;
