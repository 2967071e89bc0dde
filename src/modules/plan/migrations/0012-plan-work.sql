-- The plan at work: in each fiscal year its steps are taken over from the programmes' forms, get owners,
-- dates, states and evidence, and money is spent against the year's rows.
create table plan_year_open (
  organization_id uuid not null,
  plan_id uuid not null,
  fiscal_year integer not null,
  opened_at timestamptz not null,
  primary key (organization_id, plan_id, fiscal_year),
  foreign key (organization_id, plan_id) references plan
);

alter table plan_year_open enable row level security;

alter table plan_year_open force row level security;

create policy plan_year_open_tenant on plan_year_open using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on plan_year_open to prongsai_web;

-- Who answers for a programme in a year. Whoever writes about the money of the year waits for this row.
create table programme_work (
  organization_id uuid not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  division_id uuid,
  primary key (organization_id, programme_id, fiscal_year),
  foreign key (organization_id, programme_id, fiscal_year) references programme_year,
  foreign key (organization_id, division_id) references division
);

alter table programme_work enable row level security;

alter table programme_work force row level security;

create policy programme_work_tenant on programme_work using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on programme_work to prongsai_web;

grant update (division_id) on programme_work to prongsai_web;

create table work_step (
  organization_id uuid not null,
  step_id uuid not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  position integer not null,
  -- As the plan had it when the year was opened, or as it was added.
  text text not null,
  items text[] not null,
  -- The officer who does it: his account, as long as the step is kept.
  owner_id uuid,
  planned_from date not null,
  planned_to date not null check (planned_to >= planned_from),
  state text not null check (state in ('not-started', 'started', 'done', 'dropped')),
  -- Why it is not carried out.
  dropped_reason text check ((state = 'dropped') = (dropped_reason is not null)),
  done_on date check ((state = 'done') = (done_on is not null)),
  -- What was done so far, in the officer's words.
  report text not null,
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  primary key (organization_id, step_id),
  unique (organization_id, programme_id, fiscal_year, position),
  foreign key (organization_id, programme_id, fiscal_year) references programme_work,
  foreign key (organization_id, owner_id) references account
);

create index work_step_by_year on work_step (organization_id, fiscal_year, programme_id, position);

alter table work_step enable row level security;

alter table work_step force row level security;

create policy work_step_tenant on work_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on work_step to prongsai_web;

grant update (owner_id, planned_from, planned_to, state, dropped_reason, done_on, report, revision)
on work_step to prongsai_web;

-- What shows that work was done. It is withdrawn, never deleted: a report may rest on it.
create table evidence (
  organization_id uuid not null,
  evidence_id uuid not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  -- The step or the indicator that it shows; neither where it is of the programme as a whole.
  step_id uuid,
  indicator_id uuid,
  kind text not null check (kind in ('file', 'link')),
  title text not null,
  url text check ((kind = 'link') = (url is not null)),
  file_id uuid check ((kind = 'file') = (file_id is not null)),
  -- For everybody, or for those who work with the plan, where it holds personal data.
  is_public boolean not null,
  -- The day of the act that it shows.
  dated_on date not null,
  -- The officer who brought it: his account, as long as the evidence is kept.
  added_by uuid not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check ((withdrawn_at is null) = (withdrawn_reason is null)),
  primary key (organization_id, evidence_id),
  foreign key (organization_id, programme_id, fiscal_year) references programme_work,
  foreign key (organization_id, step_id) references work_step,
  foreign key (organization_id, added_by) references account,
  foreign key (organization_id, withdrawn_by) references account
);

create index evidence_by_year on evidence (organization_id, fiscal_year, programme_id);

alter table evidence enable row level security;

alter table evidence force row level security;

create policy evidence_tenant on evidence using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on evidence to prongsai_web;

grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on evidence to prongsai_web;

-- Money spent against the budget of a row, each entry confirmed by a second person.
create table spending (
  organization_id uuid not null,
  spending_id uuid not null,
  programme_id uuid not null,
  fiscal_year integer not null,
  amount_satang bigint not null check (amount_satang > 0),
  spent_on date not null,
  purpose text not null,
  -- The number of the disbursement document (ฎีกา).
  reference text not null,
  -- The officers who entered it and who decided on it: their accounts, as long as the accounts are kept.
  entered_by uuid not null,
  entered_at timestamptz not null,
  state text not null check (state in ('entered', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid check ((state = 'entered') = (decided_by is null)),
  decided_at timestamptz,
  decision_reason text,
  primary key (organization_id, spending_id),
  foreign key (organization_id, programme_id, fiscal_year) references programme_work,
  foreign key (organization_id, entered_by) references account,
  foreign key (organization_id, decided_by) references account
);

create index spending_by_year on spending (organization_id, fiscal_year, programme_id);

alter table spending enable row level security;

alter table spending force row level security;

create policy spending_tenant on spending using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on spending to prongsai_web;

grant update (state, decided_by, decided_at, decision_reason) on spending to prongsai_web;
