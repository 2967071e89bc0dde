-- How many reports their recipients counted in a fiscal year, as one of them entered it. The server has no count of its
-- own. Below five nothing is stored but that it was; nothing is told by month, division or subject.
create table integrity_year_count (
  organization_id uuid not null,
  fiscal_year integer not null,
  -- A later one corrects the one before.
  sequence integer not null check (sequence > 0),
  -- Null: fewer than five, also none.
  reports integer check (reports >= 5),
  entered_at timestamptz not null,
  primary key (organization_id, fiscal_year, sequence)
);

alter table integrity_year_count enable row level security;

alter table integrity_year_count force row level security;

create policy integrity_year_count_tenant on integrity_year_count using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on integrity_year_count to prongsai_web;
