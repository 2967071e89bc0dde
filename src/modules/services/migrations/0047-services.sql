-- The catalogue of services that are asked for online, tied to the citizen manuals by their keys.
create table service (
  organization_id uuid not null,
  service_id uuid not null,
  -- In its address.
  service_key text not null check (service_key ~ '^[a-z][a-z0-9-]{0,39}$'),
  manual_key text,
  division_id uuid,
  name text not null,
  name_en text not null,
  about text not null,
  about_en text not null,
  -- Working days, where no manual says how long it takes.
  own_days integer check (own_days between 1 and 400),
  -- The usual fee; null where it depends, 0 where it costs nothing.
  fee_satang integer check (fee_satang >= 0),
  appeal text not null,
  appeal_en text not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  opened_on date check (opened_on is not null or state = 'draft'),
  draft_form jsonb not null,
  draft_revision integer not null check (draft_revision > 0),
  -- The last published version of the form; 0 before there is one.
  version integer not null check (version >= 0 and (version > 0 or state = 'draft')),
  primary key (organization_id, service_id),
  unique (organization_id, service_key),
  foreign key (organization_id, division_id) references division
);

alter table service enable row level security;

alter table service force row level security;

create policy service_tenant on service using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on service to prongsai_web;

grant update (
  manual_key, division_id, name, name_en, about, about_en, own_days, fee_satang, appeal, appeal_en, state, opened_on,
  draft_form, draft_revision, version
) on service to prongsai_web;

-- The versions of a form, frozen: a request is read by the one that it was made with.
create table service_form (
  organization_id uuid not null,
  service_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  published_at timestamptz not null,
  primary key (organization_id, service_id, version),
  foreign key (organization_id, service_id) references service
);

alter table service_form enable row level security;

alter table service_form force row level security;

create policy service_form_tenant on service_form using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on service_form to prongsai_web;

create table service_request (
  organization_id uuid not null,
  request_id uuid not null,
  service_id uuid not null,
  version integer not null,
  -- The number in the register of a Buddhist year: 12/2569.
  register_year integer not null,
  register_number integer not null check (register_number > 0),
  -- What the tracking code becomes with the program's key; the code itself is kept nowhere.
  code_hash bytea not null,
  channel text not null check (channel in ('online', 'counter', 'telephone', 'letter')),
  -- Personal, and erased two years after the end.
  applicant text,
  contact text,
  answers jsonb,
  received_on date not null,
  -- The day on which nothing was missing any more, from which the time runs; null while documents are missing.
  complete_on date,
  -- The last day by the standard time; null where the service has none, or while documents are missing.
  due_on date,
  -- Whether its last day had passed, or was moved by a delay that was explained.
  overran boolean not null default false,
  division_id uuid,
  assignee_id uuid,
  state text not null check (state in ('open', 'incomplete', 'approved', 'refused', 'returned', 'withdrawn')),
  -- Missing documents are asked for once.
  was_asked boolean not null default false check (was_asked or state <> 'incomplete'),
  bring_by date,
  fee_satang integer check (fee_satang >= 0),
  fee_paid_on date,
  fee_receipt text,
  ended_on date check ((ended_on is null) = (state in ('open', 'incomplete'))),
  -- What the applicant was told and how he may appeal; erased with the rest.
  decision text,
  appeal text,
  decided_by uuid,
  -- Whether the applicant took the one link to the survey that there is for a request. Not which link it was.
  is_invited boolean not null default false,
  erased_at timestamptz,
  primary key (organization_id, request_id),
  unique (organization_id, register_year, register_number),
  unique (organization_id, code_hash),
  foreign key (organization_id, service_id, version) references service_form,
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, assignee_id) references account,
  foreign key (organization_id, decided_by) references account
);

create index service_request_waiting on service_request (organization_id, due_on)
where state in ('open', 'incomplete');

create index service_request_received on service_request (organization_id, received_on);

create index service_request_service on service_request (organization_id, service_id, received_on);

alter table service_request enable row level security;

alter table service_request force row level security;

create policy service_request_tenant on service_request using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on service_request to prongsai_web;

grant update (
  code_hash, applicant, contact, answers, complete_on, due_on, overran, division_id, assignee_id, state, was_asked,
  bring_by, fee_satang, fee_paid_on, fee_receipt, ended_on, decision, appeal, decided_by, is_invited, erased_at
) on service_request to prongsai_web;

-- The last number given in each Buddhist year. Its row is held until the request is kept, so that the register has no
-- gaps.
create table service_request_register (
  organization_id uuid not null,
  register_year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, register_year)
);

alter table service_request_register enable row level security;

alter table service_request_register force row level security;

create policy service_request_register_tenant on service_request_register using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on service_request_register to prongsai_web;

grant update (last_number) on service_request_register to prongsai_web;

-- What was done with a request, in its order.
create table service_request_step (
  organization_id uuid not null,
  step_id uuid not null,
  request_id uuid not null,
  kind text not null check (
    kind in (
      'received', 'assigned', 'documents-asked', 'documents-given', 'appointed', 'appointment-cancelled', 'delayed',
      'fee-set', 'fee-paid', 'noted', 'approved', 'refused', 'returned', 'withdrawn'
    )
  ),
  made_at timestamptz not null,
  -- Who did it; null for the applicant himself.
  made_by uuid,
  division_id uuid,
  due_on date,
  -- Erased with what the request holds.
  words text,
  primary key (organization_id, step_id),
  foreign key (organization_id, request_id) references service_request,
  foreign key (organization_id, made_by) references account,
  foreign key (organization_id, division_id) references division
);

create index service_request_step_request on service_request_step (organization_id, request_id, made_at);

alter table service_request_step enable row level security;

alter table service_request_step force row level security;

create policy service_request_step_tenant on service_request_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (words) on service_request_step to prongsai_web;

create table service_request_file (
  organization_id uuid not null,
  file_id uuid not null,
  request_id uuid not null,
  field_key text not null,
  primary key (organization_id, file_id),
  foreign key (organization_id, request_id) references service_request
);

create index service_request_file_request on service_request_file (organization_id, request_id);

alter table service_request_file enable row level security;

alter table service_request_file force row level security;

create policy service_request_file_tenant on service_request_file using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on service_request_file to prongsai_web;

create table service_appointment (
  organization_id uuid not null,
  appointment_id uuid not null,
  request_id uuid not null,
  meets_at timestamptz not null,
  -- Erased with what the request holds.
  place text,
  words text,
  cancelled_at timestamptz,
  primary key (organization_id, appointment_id),
  foreign key (organization_id, request_id) references service_request
);

create index service_appointment_request on service_appointment (organization_id, request_id);

create index service_appointment_time on service_appointment (organization_id, meets_at);

alter table service_appointment enable row level security;

alter table service_appointment force row level security;

create policy service_appointment_tenant on service_appointment using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (place, words, cancelled_at) on service_appointment to prongsai_web;

-- What is booked: the key keeps two from having the same space at the same time.
create table service_booking (
  organization_id uuid not null,
  service_id uuid not null,
  space text not null,
  day date not null,
  part text not null check (part in ('morning', 'afternoon')),
  request_id uuid not null,
  primary key (organization_id, service_id, space, day, part),
  foreign key (organization_id, request_id) references service_request,
  foreign key (organization_id, service_id) references service
);

create index service_booking_request on service_booking (organization_id, request_id);

alter table service_booking enable row level security;

alter table service_booking force row level security;

create policy service_booking_tenant on service_booking using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on service_booking to prongsai_web;

-- Forms that were saved to go on later. The answers are sealed with a key that only the applicant's code gives.
create table service_draft (
  organization_id uuid not null,
  draft_id uuid not null,
  service_id uuid not null,
  version integer not null,
  code_hash bytea not null,
  answers_box bytea not null,
  saved_at timestamptz not null,
  primary key (organization_id, draft_id),
  unique (organization_id, code_hash),
  foreign key (organization_id, service_id, version) references service_form
);

create index service_draft_saved on service_draft (organization_id, saved_at);

alter table service_draft enable row level security;

alter table service_draft force row level security;

create policy service_draft_tenant on service_draft using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on service_draft to prongsai_web;

grant update (version, answers_box, saved_at) on service_draft to prongsai_web;
