-- Committees and working groups: each appointed by an order of the register, with its meetings and resolutions.
create table committee (
  organization_id uuid not null,
  committee_id uuid not null,
  name text not null check (name <> ''),
  name_en text not null,
  kind text not null check (kind in ('committee', 'sub-committee', 'working-group')),
  duties text not null,
  division_id uuid not null,
  from_date date not null,
  -- The last day of its term; null where the order sets none.
  until_date date,
  -- When and why it ended before that, or without it.
  ended_on date,
  ended_reason text,
  -- The numbers that programmes which it serves have in the plan.
  programmes integer[] not null,
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, committee_id),
  check ((ended_on is null) = (ended_reason is null)),
  check (until_date is null or until_date >= from_date),
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, entered_by) references account
);

alter table committee enable row level security;

alter table committee force row level security;

create policy committee_tenant on committee using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on committee to prongsai_web;

grant update (
  name, name_en, kind, duties, division_id, from_date, until_date, ended_on, ended_reason, programmes, revision
) on committee to prongsai_web;

-- An order that appoints members; a later one takes the place of an earlier one, which stays readable.
create table committee_appointment (
  organization_id uuid not null,
  appointment_id uuid not null,
  committee_id uuid not null,
  order_id uuid not null,
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, appointment_id),
  -- An order appoints the members of a committee once, also where two officers enter it at once.
  unique (organization_id, committee_id, order_id),
  foreign key (organization_id, committee_id) references committee,
  foreign key (organization_id, order_id) references publication,
  foreign key (organization_id, entered_by) references account
);

create index committee_appointment_order on committee_appointment (organization_id, order_id);

alter table committee_appointment enable row level security;

alter table committee_appointment force row level security;

create policy committee_appointment_tenant on committee_appointment using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on committee_appointment to prongsai_web;

grant update (revision) on committee_appointment to prongsai_web;

-- The members as the order names them.
create table committee_member (
  organization_id uuid not null,
  member_id uuid not null,
  appointment_id uuid not null,
  position integer not null check (position > 0),
  name text not null check (name <> ''),
  post text not null,
  origin text not null check (origin in ('inside', 'outside', 'citizen')),
  role text not null check (role in ('chair', 'vice-chair', 'member', 'secretary', 'assistant-secretary')),
  account_id uuid,
  primary key (organization_id, member_id),
  foreign key (organization_id, appointment_id) references committee_appointment,
  foreign key (organization_id, account_id) references account,
  check (account_id is null or origin = 'inside')
);

create index committee_member_of on committee_member (organization_id, appointment_id, position);

alter table committee_member enable row level security;

alter table committee_member force row level security;

create policy committee_member_tenant on committee_member using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on committee_member to prongsai_web;

grant update (position, name, post, origin, role, account_id) on committee_member to prongsai_web;

-- The meetings of a committee, numbered in each Buddhist year without a gap.
create table committee_meeting (
  organization_id uuid not null,
  meeting_id uuid not null,
  committee_id uuid not null,
  -- Whose members are called: those of the order in force when it was planned, and again when it was held.
  appointment_id uuid not null,
  number integer not null check (number > 0),
  number_year integer not null,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  cancelled_reason text,
  meets_on date not null,
  meets_at text not null check (meets_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null,
  -- Those who were there besides the members.
  others_present integer not null check (others_present >= 0),
  -- Its minutes as a document of the register; null until they are drafted from its text.
  minutes_id uuid,
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, meeting_id),
  unique (organization_id, committee_id, number_year, number),
  check ((state = 'cancelled') = (cancelled_reason is not null)),
  check (minutes_id is null or state = 'held'),
  foreign key (organization_id, committee_id) references committee,
  foreign key (organization_id, appointment_id) references committee_appointment,
  foreign key (organization_id, minutes_id) references publication,
  foreign key (organization_id, entered_by) references account
);

create index committee_meeting_days on committee_meeting (organization_id, meets_on);

alter table committee_meeting enable row level security;

alter table committee_meeting force row level security;

create policy committee_meeting_tenant on committee_meeting using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on committee_meeting to prongsai_web;

grant update (
  appointment_id, state, cancelled_reason, meets_on, meets_at, place, others_present, minutes_id, revision
) on committee_meeting to prongsai_web;

-- What a meeting deals with, in its order, and what was said of it.
create table committee_agenda_item (
  organization_id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  position integer not null check (position > 0),
  text text not null check (text <> ''),
  -- Where resolutions of earlier meetings that are still open are told (เรื่องสืบเนื่อง).
  is_arising boolean not null,
  minutes text not null,
  primary key (organization_id, item_id),
  foreign key (organization_id, meeting_id) references committee_meeting
);

create index committee_agenda_item_of on committee_agenda_item (organization_id, meeting_id, position);

alter table committee_agenda_item enable row level security;

alter table committee_agenda_item force row level security;

create policy committee_agenda_item_tenant on committee_agenda_item using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on committee_agenda_item to prongsai_web;

grant update (position, text, minutes) on committee_agenda_item to prongsai_web;

-- The members who were there.
create table committee_attendance (
  organization_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, meeting_id, member_id),
  foreign key (organization_id, meeting_id) references committee_meeting,
  foreign key (organization_id, member_id) references committee_member
);

create index committee_attendance_member on committee_attendance (organization_id, member_id);

alter table committee_attendance enable row level security;

alter table committee_attendance force row level security;

create policy committee_attendance_tenant on committee_attendance using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on committee_attendance to prongsai_web;

-- What a meeting resolved, who follows it up and what came of it.
create table committee_resolution (
  organization_id uuid not null,
  resolution_id uuid not null,
  item_id uuid not null,
  text text not null check (text <> ''),
  -- The division that answers for it, in public too, and the person within the office.
  division_id uuid not null,
  follower_id uuid,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  ended_on date,
  -- What was done, or why it was dropped; never empty once it is not open any more.
  outcome text,
  link text,
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (organization_id, resolution_id),
  check ((state = 'open') = (ended_on is null)),
  check ((state = 'open') = (outcome is null)),
  check (outcome <> ''),
  foreign key (organization_id, item_id) references committee_agenda_item,
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, follower_id) references account,
  foreign key (organization_id, entered_by) references account
);

create index committee_resolution_of on committee_resolution (organization_id, item_id);

create index committee_resolution_due on committee_resolution (organization_id, due_on);

alter table committee_resolution enable row level security;

alter table committee_resolution force row level security;

create policy committee_resolution_tenant on committee_resolution using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on committee_resolution to prongsai_web;

grant update (
  text, division_id, follower_id, due_on, state, ended_on, outcome, link, revision
) on committee_resolution to prongsai_web;
