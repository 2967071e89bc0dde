-- Forms that were sent, so that a double tap on a poor network makes one record. Rows are kept for two
-- days: longer than a browser's retry, shorter than anybody's memory of the page.
create table form_submission (
  organization_id uuid not null references organization,
  submission_id uuid not null,
  -- The route it was sent to and who sent it: another form cannot learn where this one led.
  route text not null,
  account_id uuid,
  location text,
  at timestamptz not null,
  primary key (organization_id, submission_id)
);

alter table form_submission enable row level security;

alter table form_submission force row level security;

create policy form_submission_tenant on form_submission using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (location), delete on form_submission to prongsai_web;

-- What somebody had typed when his session ended before he sent it. Shown to the same account after it
-- has signed in again, and to nobody else.
create table carried_form (
  organization_id uuid not null references organization,
  carried_form_id uuid not null,
  account_id uuid not null,
  -- The address that the form is sent to.
  address text not null,
  -- Personal data: whatever was typed. Purpose: nothing typed is lost. Retention: until it is sent, at
  -- most one day.
  fields jsonb not null,
  at timestamptz not null,
  primary key (organization_id, carried_form_id)
);

alter table carried_form enable row level security;

alter table carried_form force row level security;

create policy carried_form_tenant on carried_form using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on carried_form to prongsai_web;

-- An organisation that only shows what the program does: every page of it says so.
alter table organization add column is_sample boolean not null default false;
