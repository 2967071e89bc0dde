-- Organisations of this installation. Small and read on every request: on a distributed database it is
-- a reference table, which is why its uniqueness may span organisations.
create table organization (
  organization_id uuid primary key,
  -- The host name it answers to. The one organisation without a host answers every other address.
  host text unique,
  name text not null,
  name_en text not null,
  short_name text not null,
  short_name_en text not null,
  kind text not null check (kind in ('SAO', 'municipality', 'PAO')),
  district text not null,
  province text not null,
  district_en text not null,
  province_en text not null,
  -- Grows with every change of something public; pages are rendered once per revision.
  revision bigint not null default 0
);

create unique index organization_without_host on organization ((host is null)) where host is null;

alter table organization enable row level security;

alter table organization force row level security;

-- Names and hosts of organisations are public: a request must find its organisation before it can
-- belong to one. Changing an organisation still needs that organisation's transaction.
create policy organization_directory on organization for select using (true);

create policy organization_own on organization using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on organization to prongsai_web;

-- Public holidays and other days on which the office is closed: data, so that an organisation can
-- add the cabinet's special holidays.
create table holiday (
  organization_id uuid not null references organization,
  date date not null,
  name text not null,
  name_en text not null,
  certainty text not null check (certainty in ('cabinet', 'computed', 'local')),
  source text not null,
  primary key (organization_id, date)
);

alter table holiday enable row level security;

alter table holiday force row level security;

create policy holiday_tenant on holiday using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on holiday to prongsai_web;
