-- The indicators of the plan's programmes: what the form promises, and how it is measured. Computed from a
-- module's metric, recorded by an officer with evidence, or counted from the evidence here.
create table indicator (
  organization_id uuid not null,
  indicator_id uuid not null,
  programme_id uuid not null,
  kind text not null check (kind in ('output', 'outcome')),
  position integer not null,
  text text not null,
  source text not null check (source in ('metric', 'recorded', 'counted')),
  metric text check ((source = 'metric') = (metric is not null)),
  -- What the metric is asked with, such as which document.
  parameters jsonb not null,
  unit text not null check (unit in ('count', 'percent', 'points')),
  direction text not null check (direction in ('at-least', 'at-most', 'falls')),
  -- Null where the plan names no number. For one that falls: by how many percent at least; 0 for any fall.
  target numeric(14, 2) check (target >= 0),
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  primary key (organization_id, indicator_id),
  unique (organization_id, programme_id, kind, position),
  foreign key (organization_id, programme_id) references programme
);

alter table indicator enable row level security;

alter table indicator force row level security;

create policy indicator_tenant on indicator using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on indicator to prongsai_web;

grant update (text, source, metric, parameters, unit, direction, target, revision) on indicator to prongsai_web;

alter table evidence add foreign key (organization_id, indicator_id) references indicator;

-- What was found for an indicator that is recorded. A later one stands beside it and takes its place.
create table indicator_result (
  organization_id uuid not null,
  indicator_id uuid not null,
  fiscal_year integer not null,
  -- Counted from 1; the last one is in force.
  sequence integer not null check (sequence > 0),
  numerator numeric(14, 2) not null check (numerator >= 0),
  -- The number of all, where the result is a share of them.
  denominator numeric(14, 2) check (denominator > 0),
  measured_on date not null,
  note text not null,
  -- The officer who recorded it: his account, as long as the result is kept.
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organization_id, indicator_id, fiscal_year, sequence),
  foreign key (organization_id, indicator_id) references indicator,
  foreign key (organization_id, recorded_by) references account
);

alter table indicator_result enable row level security;

alter table indicator_result force row level security;

create policy indicator_result_tenant on indicator_result using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on indicator_result to prongsai_web;

-- The figures of the whole organisation that the plan's targets are held against, one for each year: cases of
-- corruption, the ITA score. Entered with their source; a correction stands beside what it corrects.
create table target_figure (
  organization_id uuid not null,
  plan_id uuid not null,
  -- Of the target in the plan.
  position integer not null,
  fiscal_year integer not null,
  sequence integer not null check (sequence > 0),
  value numeric(14, 2) not null check (value >= 0),
  source text not null,
  url text,
  -- The officer who entered it: his account, as long as the figure is kept.
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, plan_id, position, fiscal_year, sequence),
  foreign key (organization_id, plan_id) references plan,
  foreign key (organization_id, entered_by) references account
);

alter table target_figure enable row level security;

alter table target_figure force row level security;

create policy target_figure_tenant on target_figure using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on target_figure to prongsai_web;
