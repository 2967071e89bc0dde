-- Something with a public id on its way through the offices: head of division, clerk, chief executive.
-- Each sending begins a round; earlier rounds stay.
create table approval (
  organization_id uuid not null,
  approval_id uuid not null,
  -- What it is, such as plan.report, and its public id.
  subject_kind text not null,
  subject_id uuid not null,
  round integer not null,
  -- Whose head gives the first opinion.
  division_id uuid not null,
  stage text not null check (stage in ('head-of-division', 'clerk', 'chief-executive', 'approved', 'sent-back')),
  -- The officer who sent it: his account, as long as what it is about is kept.
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  primary key (organization_id, approval_id),
  unique (organization_id, subject_kind, subject_id, round),
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, submitted_by) references account
);

create index approval_by_stage on approval (organization_id, stage);

alter table approval enable row level security;

alter table approval force row level security;

create policy approval_tenant on approval using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on approval to prongsai_web;

grant update (stage) on approval to prongsai_web;

create table approval_opinion (
  organization_id uuid not null,
  approval_id uuid not null,
  position integer not null,
  stage text not null,
  decision text not null check (decision in ('agreed', 'sent-back')),
  opinion text not null,
  account_id uuid not null,
  -- As on the memorandum: the name as it was then, and for whom an acting officer acted. Official acts, kept
  -- as long as what they are about.
  name text not null,
  acting_for text,
  given_at timestamptz not null,
  primary key (organization_id, approval_id, position),
  foreign key (organization_id, approval_id) references approval,
  foreign key (organization_id, account_id) references account
);

alter table approval_opinion enable row level security;

alter table approval_opinion force row level security;

create policy approval_opinion_tenant on approval_opinion using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on approval_opinion to prongsai_web;
