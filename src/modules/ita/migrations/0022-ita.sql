-- The yearly Integrity and Transparency Assessment (ITA). What its parts and indicators are called and weigh in a
-- year, where somebody has said so; a later row stands beside it and takes its place.
create table ita_frame (
  organization_id uuid not null,
  ita_year integer not null,
  -- Counted from 1; the last one is in force.
  sequence integer not null check (sequence > 0),
  -- The weights, and the indicators with their numbers, parts and titles.
  frame jsonb not null,
  reason text not null,
  -- The officer who changed it: his account, as long as the row is kept.
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, ita_year, sequence),
  foreign key (organization_id, entered_by) references account
);

alter table ita_frame enable row level security;

alter table ita_frame force row level security;

create policy ita_frame_tenant on ita_frame using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ita_frame to prongsai_web;

-- The result of a year as it was announced. A correction stands beside what it corrects.
create table ita_result (
  organization_id uuid not null,
  -- Of the Buddhist era; the fiscal year that was assessed.
  ita_year integer not null,
  sequence integer not null check (sequence > 0),
  total numeric(5, 2) not null check (total between 0 and 100),
  iit numeric(5, 2) check (iit between 0 and 100),
  eit numeric(5, 2) check (eit between 0 and 100),
  oit numeric(5, 2) check (oit between 0 and 100),
  grade text not null,
  -- Null where it was entered before this was asked for.
  announced_on date,
  source text not null,
  url text,
  -- Of a file that may be removed one day; the result stays.
  file_id uuid,
  -- Why it was changed; empty for the first.
  reason text not null,
  -- The officer who entered it: his account, as long as the result is kept.
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, ita_year, sequence),
  foreign key (organization_id, entered_by) references account
);

-- The scores were entered with the targets of the plan before. Each is copied with its corrections, in their order,
-- and read here from now on. The owner of the tables sees all organisations while their own policies do not bind him.
alter table target_figure no force row level security;

alter table plan_target no force row level security;

insert into ita_result (
  organization_id, ita_year, sequence, total, grade, source, url, reason, entered_by, entered_at
)
select
  f.organization_id, f.fiscal_year,
  row_number() over (partition by f.organization_id, f.fiscal_year order by f.entered_at, f.plan_id, f.sequence),
  f.value, '', f.source, f.url, 'ย้ายมาจากตัวเลขตามเป้าหมายของแผน', f.entered_by, f.entered_at
from target_figure f
join plan_target t
  on t.organization_id = f.organization_id and t.plan_id = f.plan_id
  and t.position = f.position and t.fiscal_year = f.fiscal_year
-- More than 100 points are a slip of the hand, which stays where it was.
where t.unit = 'points' and f.value <= 100;

alter table target_figure force row level security;

alter table plan_target force row level security;

alter table ita_result enable row level security;

alter table ita_result force row level security;

create policy ita_result_tenant on ita_result using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ita_result to prongsai_web;

create table ita_indicator_score (
  organization_id uuid not null,
  ita_year integer not null,
  -- Of the result that it belongs to.
  sequence integer not null,
  -- Of the indicator in the year.
  number integer not null check (number > 0),
  score numeric(5, 2) not null check (score between 0 and 100),
  primary key (organization_id, ita_year, sequence, number),
  foreign key (organization_id, ita_year, sequence) references ita_result
);

alter table ita_indicator_score enable row level security;

alter table ita_indicator_score force row level security;

create policy ita_indicator_score_tenant on ita_indicator_score using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ita_indicator_score to prongsai_web;

-- What was decided to be done because of a result.
create table ita_measure (
  organization_id uuid not null,
  measure_id uuid not null,
  -- Of the result that it answers.
  ita_year integer not null,
  -- Of that year; null where it concerns the whole result.
  indicator integer,
  -- Numbers of programmes of the plan that has the day of the decision.
  programmes integer[] not null,
  action text not null,
  -- Whoever carries it out: his account, as long as the measure is kept. Never shown in public.
  owner_id uuid not null,
  -- Null where the whole organisation answers for it.
  division_id uuid,
  decided_on date not null,
  due_on date not null,
  state text not null check (state in ('planned', 'under-way', 'done', 'dropped')),
  -- The day of the report that said it was done.
  done_on date check ((state = 'done') = (done_on is not null)),
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, measure_id),
  foreign key (organization_id, owner_id) references account,
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, entered_by) references account
);

create index ita_measure_owner on ita_measure (organization_id, owner_id, state);

alter table ita_measure enable row level security;

alter table ita_measure force row level security;

create policy ita_measure_tenant on ita_measure using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ita_measure to prongsai_web;

grant update (
  indicator, programmes, action, owner_id, division_id, decided_on, due_on, state, done_on, revision
) on ita_measure to prongsai_web;

-- What was reported of a measure, and why it was changed. The link and the file are its evidence.
create table ita_measure_report (
  organization_id uuid not null,
  measure_id uuid not null,
  -- The revision of the measure that it made.
  revision integer not null,
  kind text not null check (kind in ('changed', 'reported')),
  state text not null check (state in ('planned', 'under-way', 'done', 'dropped')),
  note text not null,
  url text,
  -- Of a file that may be removed one day; the report stays.
  file_id uuid,
  -- The officer who wrote it: his account, as long as the measure is kept.
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organization_id, measure_id, revision),
  foreign key (organization_id, measure_id) references ita_measure,
  foreign key (organization_id, recorded_by) references account
);

alter table ita_measure_report enable row level security;

alter table ita_measure_report force row level security;

create policy ita_measure_report_tenant on ita_measure_report using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on ita_measure_report to prongsai_web;
