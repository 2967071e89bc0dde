-- Divisions of the organisation (สำนัก, กอง). One that is no longer there is closed, not removed: old
-- records name it.
create table division (
  organization_id uuid not null references organization,
  division_id uuid not null,
  name text not null,
  name_en text not null,
  position integer not null,
  closed_at timestamptz,
  primary key (organization_id, division_id)
);

alter table division enable row level security;

alter table division force row level security;

create policy division_tenant on division using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (name, name_en, closed_at) on division to prongsai_web;

create table account (
  organization_id uuid not null references organization,
  account_id uuid not null,
  -- Personal data. Purpose: who acted, who is meant. Retention: while his acts are kept.
  name text not null,
  -- Personal data. Purpose: signing in, messages. Lower case. Retention: as the account's.
  email text not null check (email = lower(email)),
  password_hash text,
  state text not null check (state in ('invited', 'active', 'closed')),
  -- Set while a second factor is confirmed, so that one query tells whether it is owed.
  has_second_factor boolean not null default false,
  created_at timestamptz not null,
  primary key (organization_id, account_id),
  unique (organization_id, email)
);

alter table account enable row level security;

alter table account force row level security;

create policy account_tenant on account using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (name, email, password_hash, state, has_second_factor) on account to prongsai_web;

create table account_role (
  organization_id uuid not null,
  account_role_id uuid not null,
  account_id uuid not null,
  role text not null check (role in (
    'administrator', 'officer', 'head-of-division', 'clerk', 'chief-executive', 'internal-auditor',
    'council-member', 'integrity-officer', 'overseer'
  )),
  division_id uuid,
  from_date date not null,
  until_date date,
  primary key (organization_id, account_role_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id),
  foreign key (organization_id, division_id) references division (organization_id, division_id),
  check (until_date is null or until_date >= from_date)
);

create index account_role_account on account_role (organization_id, account_id);

alter table account_role enable row level security;

alter table account_role force row level security;

create policy account_role_tenant on account_role using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (until_date), delete on account_role to prongsai_web;

-- Acting for another (รักษาราชการแทน) from one date to another, both included, by an order. A period that
-- was called off before it began ends the day before its first.
create table acting (
  organization_id uuid not null,
  acting_id uuid not null,
  account_id uuid not null,
  for_account_id uuid not null,
  role text not null,
  division_id uuid,
  from_date date not null,
  to_date date not null,
  order_reference text not null,
  recorded_by uuid,
  primary key (organization_id, acting_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id),
  foreign key (organization_id, for_account_id) references account (organization_id, account_id),
  check (to_date >= from_date - 1 and account_id <> for_account_id)
);

create index acting_account on acting (organization_id, account_id);

alter table acting enable row level security;

alter table acting force row level security;

create policy acting_tenant on acting using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (to_date) on acting to prongsai_web;

-- What an overseer from outside was allowed to read, capability by capability.
create table capability_grant (
  organization_id uuid not null,
  account_id uuid not null,
  capability text not null,
  granted_by uuid,
  at timestamptz not null,
  primary key (organization_id, account_id, capability),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table capability_grant enable row level security;

alter table capability_grant force row level security;

create policy capability_grant_tenant on capability_grant using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on capability_grant to prongsai_web;

create table session (
  organization_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  -- The browser holds the token; here is only what it hashes to.
  token_hash bytea not null check (octet_length(token_hash) = 32),
  -- Personal data. Purpose: the owner recognises his sessions. Retention: two days after their end.
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, session_id),
  unique (organization_id, token_hash),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

create index session_account on session (organization_id, account_id);

create index session_open on session (organization_id, last_seen_at) where ended_at is null;

alter table session enable row level security;

alter table session force row level security;

create policy session_tenant on session using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (last_seen_at, ended_at), delete on session to prongsai_web;

-- A device on which an account has signed in before. Strangers' guesses do not slow it down.
create table known_device (
  organization_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  -- The last sign-in there. Retention: a year after it.
  at timestamptz not null,
  primary key (organization_id, account_id, token_hash),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table known_device enable row level security;

alter table known_device force row level security;

create policy known_device_tenant on known_device using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (at), delete on known_device to prongsai_web;

-- A link that works once: the first administrator's, an invitation, a forgotten password.
create table one_time_link (
  organization_id uuid not null references organization,
  link_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  purpose text not null check (purpose in ('set-up', 'invitation', 'password-reset')),
  account_id uuid,
  -- Retention: a month after it, so that whoever opens an old link is told what became of it.
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, link_id),
  unique (organization_id, token_hash),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table one_time_link enable row level security;

alter table one_time_link force row level security;

create policy one_time_link_tenant on one_time_link using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (used_at), delete on one_time_link to prongsai_web;

-- How often somebody guessed wrong, by account and device and by network.
create table guess_count (
  organization_id uuid not null references organization,
  -- Personal data where it is a network address. Purpose: slowing guesses. Retention: a day.
  bucket text not null,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  primary key (organization_id, bucket)
);

alter table guess_count enable row level security;

alter table guess_count force row level security;

create policy guess_count_tenant on guess_count using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (failures, last_at), delete on guess_count to prongsai_web;
