-- How each organisation stands in a fiscal year, in numbers, for the view of all organisations. They are public
-- anyway and name nobody, so every organisation's transaction reads all of them and writes its own.
create table plan_year_figures (
  organization_id uuid not null references organization,
  fiscal_year integer not null,
  as_of timestamptz not null,
  programmes integer not null,
  steps integer not null,
  steps_done integer not null,
  late_programmes integer not null,
  late_steps integer not null,
  budget_satang bigint not null,
  spent_satang bigint not null,
  indicators_reached integer not null,
  indicators_missed integer not null,
  indicators_unmeasured integer not null,
  reports_sealed integer not null,
  primary key (organization_id, fiscal_year)
);

create index plan_year_figures_by_year on plan_year_figures (fiscal_year);

alter table plan_year_figures enable row level security;

alter table plan_year_figures force row level security;

create policy plan_year_figures_directory on plan_year_figures for select using (true);

create policy plan_year_figures_own on plan_year_figures using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on plan_year_figures to prongsai_web;

grant update (
  as_of, programmes, steps, steps_done, late_programmes, late_steps, budget_satang, spent_satang,
  indicators_reached, indicators_missed, indicators_unmeasured, reports_sealed
) on plan_year_figures to prongsai_web;
