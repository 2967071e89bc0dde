-- The five-year anti-corruption action plan. Official text stays in Thai; the _en columns are
-- translations for readers and have no official standing.
create table plan (
  organization_id uuid not null references organization,
  plan_id uuid not null,
  title text not null,
  title_en text not null,
  first_fiscal_year integer not null,
  last_fiscal_year integer not null check (last_fiscal_year >= first_fiscal_year),
  announced_on date not null,
  primary key (organization_id, plan_id)
);

create table plan_objective (
  organization_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  text text not null,
  text_en text not null,
  primary key (organization_id, plan_id, position),
  foreign key (organization_id, plan_id) references plan
);

-- Words that the scan of the plan misread and that were mended, so that anybody may judge each one.
create table plan_correction (
  organization_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  -- Null outside the programmes.
  programme_number integer,
  field text not null,
  scanned text not null,
  kept text not null,
  primary key (organization_id, plan_id, position),
  foreign key (organization_id, plan_id) references plan
);

create table plan_target (
  organization_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  fiscal_year integer not null,
  indicator text not null,
  indicator_en text not null,
  unit text not null check (unit in ('percent', 'points')),
  value integer not null,
  aspiration integer,
  primary key (organization_id, plan_id, position, fiscal_year),
  foreign key (organization_id, plan_id) references plan
);

create table dimension (
  organization_id uuid not null,
  plan_id uuid not null,
  number integer not null,
  name text not null,
  name_en text not null,
  primary key (organization_id, plan_id, number),
  foreign key (organization_id, plan_id) references plan
);

create table mission (
  organization_id uuid not null,
  plan_id uuid not null,
  dimension integer not null,
  number integer not null,
  name text not null,
  name_en text not null,
  primary key (organization_id, plan_id, dimension, number),
  foreign key (organization_id, plan_id, dimension) references dimension
);

create table topic (
  organization_id uuid not null,
  plan_id uuid not null,
  dimension integer not null,
  mission integer not null,
  number integer not null,
  name text not null,
  name_en text not null,
  primary key (organization_id, plan_id, dimension, mission, number),
  foreign key (organization_id, plan_id, dimension, mission) references mission
);

-- A programme with the nine sections of the official form. Sections 6 (quarters) and 7 (budget) are
-- per fiscal year, in programme_year.
create table programme (
  organization_id uuid not null,
  programme_id uuid not null,
  plan_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('project', 'activity', 'measure')),
  dimension integer not null,
  mission integer not null,
  topic integer not null,
  name text not null,
  name_en text not null,
  summary_en text not null,
  -- Some programmes stand in the yearly tables without a form of their own; their sections are empty.
  has_form boolean not null,
  rationale text[] not null,
  responsible text,
  -- What a reader must know of the document that this was read from, such as that it breaks off.
  source_note text,
  source_note_en text,
  remark text not null,
  primary key (organization_id, programme_id),
  unique (organization_id, plan_id, number),
  foreign key (organization_id, plan_id, dimension, mission, topic) references topic
);

create table programme_target_group (
  organization_id uuid not null,
  programme_id uuid not null,
  position integer not null,
  name text not null,
  -- Null where the plan names a group without counting it.
  people integer check (people >= 0),
  primary key (organization_id, programme_id, position),
  foreign key (organization_id, programme_id) references programme
);

create table programme_objective (
  organization_id uuid not null,
  programme_id uuid not null,
  position integer not null,
  text text not null,
  items text[] not null,
  primary key (organization_id, programme_id, position),
  foreign key (organization_id, programme_id) references programme
);

create table programme_step (
  organization_id uuid not null,
  programme_id uuid not null,
  position integer not null,
  text text not null,
  items text[] not null,
  primary key (organization_id, programme_id, position),
  foreign key (organization_id, programme_id) references programme
);

create table programme_result (
  organization_id uuid not null,
  programme_id uuid not null,
  kind text not null check (kind in ('output', 'outcome')),
  position integer not null,
  text text not null,
  items text[] not null,
  primary key (organization_id, programme_id, kind, position),
  foreign key (organization_id, programme_id) references programme
);

create table programme_year (
  organization_id uuid not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  -- The order of the row in the plan's table of that year.
  position integer not null,
  -- Null means that the programme uses no budget, which is not the same as a budget of 0.
  budget_satang bigint check (budget_satang >= 0),
  quarters integer[] not null check (quarters <@ array[1, 2, 3, 4]),
  remark text not null,
  primary key (organization_id, programme_id, fiscal_year),
  foreign key (organization_id, programme_id) references programme
);

create index programme_year_by_year on programme_year (organization_id, fiscal_year, position);

create table fraud_risk (
  organization_id uuid not null,
  plan_id uuid not null,
  process_number integer not null,
  number integer not null,
  process text not null,
  process_en text not null,
  text text not null,
  text_en text not null,
  level text not null check (level in ('low', 'medium', 'high')),
  primary key (organization_id, plan_id, process_number, number),
  foreign key (organization_id, plan_id) references plan
);

create table fraud_risk_control (
  organization_id uuid not null,
  plan_id uuid not null,
  process_number integer not null,
  number integer not null,
  programme_id uuid not null,
  primary key (organization_id, plan_id, process_number, number, programme_id),
  foreign key (organization_id, plan_id, process_number, number) references fraud_risk,
  foreign key (organization_id, programme_id) references programme
);

alter table plan enable row level security;

alter table plan force row level security;

create policy plan_tenant on plan using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on plan to prongsai_web;

alter table plan_objective enable row level security;

alter table plan_objective force row level security;

create policy plan_objective_tenant on plan_objective using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on plan_objective to prongsai_web;

alter table plan_target enable row level security;

alter table plan_target force row level security;

create policy plan_target_tenant on plan_target using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on plan_target to prongsai_web;

alter table dimension enable row level security;

alter table dimension force row level security;

create policy dimension_tenant on dimension using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on dimension to prongsai_web;

alter table mission enable row level security;

alter table mission force row level security;

create policy mission_tenant on mission using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on mission to prongsai_web;

alter table topic enable row level security;

alter table topic force row level security;

create policy topic_tenant on topic using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on topic to prongsai_web;

alter table programme enable row level security;

alter table programme force row level security;

create policy programme_tenant on programme using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme to prongsai_web;

alter table programme_objective enable row level security;

alter table programme_objective force row level security;

create policy programme_objective_tenant on programme_objective using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme_objective to prongsai_web;

alter table programme_target_group enable row level security;

alter table programme_target_group force row level security;

create policy programme_target_group_tenant on programme_target_group using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme_target_group to prongsai_web;

alter table programme_step enable row level security;

alter table programme_step force row level security;

create policy programme_step_tenant on programme_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme_step to prongsai_web;

alter table programme_result enable row level security;

alter table programme_result force row level security;

create policy programme_result_tenant on programme_result using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme_result to prongsai_web;

alter table programme_year enable row level security;

alter table programme_year force row level security;

create policy programme_year_tenant on programme_year using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on programme_year to prongsai_web;

alter table fraud_risk enable row level security;

alter table fraud_risk force row level security;

create policy fraud_risk_tenant on fraud_risk using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on fraud_risk to prongsai_web;

alter table fraud_risk_control enable row level security;

alter table fraud_risk_control force row level security;

create policy fraud_risk_control_tenant on fraud_risk_control using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on fraud_risk_control to prongsai_web;

alter table plan_correction enable row level security;

alter table plan_correction force row level security;

create policy plan_correction_tenant on plan_correction using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on plan_correction to prongsai_web;
