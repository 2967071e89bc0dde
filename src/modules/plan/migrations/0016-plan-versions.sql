-- The versions of the plan: each as it was announced, frozen whole, so that every earlier one stays readable.
create table plan_version (
  organization_id uuid not null,
  version_id uuid not null,
  plan_id uuid not null,
  number integer not null check (number > 0),
  -- Canonical JSON of a plan file, as it was hashed.
  content text not null,
  -- Why there is another version.
  reason text check ((number = 1) or (reason is not null)),
  announced_on date not null,
  made_at timestamptz not null,
  -- The draft that it was; null for what was loaded.
  draft_id uuid,
  primary key (organization_id, version_id),
  unique (organization_id, plan_id, number),
  foreign key (organization_id, plan_id) references plan
);

alter table plan_version enable row level security;

alter table plan_version force row level security;

create policy plan_version_tenant on plan_version using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on plan_version to prongsai_web;

-- A plan, or an amendment of one, on its way to being announced. Until then nothing of it is in force.
create table plan_draft (
  organization_id uuid not null,
  draft_id uuid not null,
  -- The plan that it amends; null where it becomes another one.
  plan_id uuid,
  -- A plan file, and the one that it began from, to show what was changed.
  content text not null,
  base text not null,
  reason text not null,
  state text not null check (state in ('open', 'sent', 'approved', 'announced', 'abandoned')),
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  -- The officer who began it: his account, as long as the draft is kept.
  opened_by uuid not null,
  opened_at timestamptz not null,
  primary key (organization_id, draft_id),
  foreign key (organization_id, plan_id) references plan,
  foreign key (organization_id, opened_by) references account
);

-- One amendment of a plan at a time, and one new plan: two would each undo the other.
create unique index plan_draft_under_way on plan_draft (
  organization_id, coalesce(plan_id, '00000000-0000-0000-0000-000000000000')
) where state in ('open', 'sent', 'approved');

alter table plan_draft enable row level security;

alter table plan_draft force row level security;

create policy plan_draft_tenant on plan_draft using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on plan_draft to prongsai_web;

grant update (content, reason, state, revision) on plan_draft to prongsai_web;

-- What is announced is written into the tables of the plan.
grant insert on plan to prongsai_web;

grant update (title, title_en, announced_on) on plan to prongsai_web;

grant insert, delete on plan_objective to prongsai_web;

grant insert, delete on plan_target to prongsai_web;

grant insert on plan_correction to prongsai_web;

grant insert on dimension to prongsai_web;

grant insert on mission to prongsai_web;

grant insert on topic to prongsai_web;

grant insert on programme to prongsai_web;

grant update (
  kind, dimension, mission, topic, name, name_en, summary_en, has_form, rationale, responsible, remark
) on programme to prongsai_web;

grant insert, delete on programme_target_group to prongsai_web;

grant insert, delete on programme_objective to prongsai_web;

grant insert, delete on programme_step to prongsai_web;

grant insert, delete on programme_result to prongsai_web;

grant insert, delete on programme_year to prongsai_web;

grant update (position, budget_satang, quarters, remark) on programme_year to prongsai_web;

grant insert on fraud_risk to prongsai_web;

grant insert on fraud_risk_control to prongsai_web;
