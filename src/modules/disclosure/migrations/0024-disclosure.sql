-- The items of the yearly assessment (OIT) as an organisation keeps them, and what satisfies each.
create table disclosure_year (
  organization_id uuid not null references organization,
  ita_year integer not null check (ita_year between 2500 and 2699),
  -- The year whose list it was copied from; null for one that ships with the program.
  copied_from integer,
  -- Where the list comes from, for whoever must check it.
  provenance text not null,
  provenance_en text not null,
  opened_at timestamptz not null,
  -- The day on which the organisation compared it with the manual of the year.
  checked_on date,
  primary key (organization_id, ita_year)
);

alter table disclosure_year enable row level security;

alter table disclosure_year force row level security;

create policy disclosure_year_tenant on disclosure_year using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on disclosure_year to prongsai_web;

grant update (checked_on) on disclosure_year to prongsai_web;

create table disclosure_item (
  organization_id uuid not null,
  item_id uuid not null,
  ita_year integer not null,
  code text not null check (code ~ '^[A-Z]{1,3}[0-9]{1,3}$'),
  position integer not null check (position > 0),
  title text not null,
  title_en text not null,
  -- Of the five topics of programme 9.
  topic integer not null check (topic between 1 and 5),
  -- How often it must be new.
  period text not null check (period in ('always', 'yearly', 'half-yearly', 'quarterly', 'monthly')),
  deadline date,
  division_id uuid,
  -- The item that it was in the first year that had it; null in that year.
  origin_year integer,
  origin_code text,
  -- It keeps its address, where it says that it was withdrawn.
  withdrawn_at timestamptz,
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  primary key (organization_id, item_id),
  unique (organization_id, ita_year, code),
  foreign key (organization_id, ita_year) references disclosure_year,
  foreign key (organization_id, division_id) references division,
  check ((origin_year is null) = (origin_code is null))
);

alter table disclosure_item enable row level security;

alter table disclosure_item force row level security;

create policy disclosure_item_tenant on disclosure_item using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on disclosure_item to prongsai_web;

grant update (
  code, position, title, title_en, topic, period, deadline, division_id, withdrawn_at, revision
) on disclosure_item to prongsai_web;

-- The minimum content of an item beyond what the program checks of every item by itself.
create table disclosure_point (
  organization_id uuid not null,
  point_id uuid not null,
  item_id uuid not null,
  position integer not null,
  text text not null,
  text_en text not null,
  -- Looked for by the program in the titles of what is matched; null where a person checks.
  words text,
  is_met boolean,
  note text,
  checked_by uuid,
  checked_role text,
  checked_at timestamptz,
  primary key (organization_id, point_id),
  foreign key (organization_id, item_id) references disclosure_item,
  foreign key (organization_id, checked_by) references account,
  check (num_nulls(is_met, note, checked_by, checked_role, checked_at) in (0, 5)),
  check (words is null or is_met is null)
);

create index disclosure_point_item on disclosure_point (organization_id, item_id);

alter table disclosure_point enable row level security;

alter table disclosure_point force row level security;

create policy disclosure_point_tenant on disclosure_point using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on disclosure_point to prongsai_web;

grant update (is_met, note, checked_by, checked_role, checked_at) on disclosure_point to prongsai_web;

-- What satisfies an item: something published, a live disclosure by its name, or a link. Never a copy.
create table disclosure_match (
  organization_id uuid not null,
  match_id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('thing', 'live', 'link')),
  -- The kind of a published thing, or the name of a live disclosure.
  source text,
  thing_id text,
  url text,
  title text,
  -- The day of what the link leads to.
  dated_on date,
  matched_by uuid not null,
  matched_at timestamptz not null,
  removed_at timestamptz,
  primary key (organization_id, match_id),
  foreign key (organization_id, item_id) references disclosure_item,
  foreign key (organization_id, matched_by) references account,
  check (case kind
    when 'thing' then source is not null and thing_id is not null and url is null
    when 'live' then source is not null and thing_id is null and url is null
    else url is not null and title is not null and dated_on is not null and source is null
  end)
);

-- The same thing satisfies an item once. An address may be longer than a row of an index.
create unique index disclosure_match_once on disclosure_match (
  organization_id, item_id, kind, coalesce(source, ''), coalesce(thing_id, ''), md5(coalesce(url, ''))
) where removed_at is null;

alter table disclosure_match enable row level security;

alter table disclosure_match force row level security;

create policy disclosure_match_tenant on disclosure_match using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on disclosure_match to prongsai_web;

grant update (removed_at) on disclosure_match to prongsai_web;

-- Links and files of what is matched, as the nights found them. Made again every night.
create table disclosure_probe (
  organization_id uuid not null,
  kind text not null check (kind in ('link', 'file')),
  -- The SHA-256 of an address, or the id of a file.
  key text not null,
  target text not null,
  -- The last night on which something matched had it.
  wanted_on date not null,
  -- The night and the moment of the last look; null before the first.
  checked_on date,
  checked_at timestamptz,
  status integer,
  fault text,
  -- The first of the nights in a row on which it failed, and how many these are.
  failed_on date,
  failed_nights integer not null,
  primary key (organization_id, kind, key)
);

alter table disclosure_probe enable row level security;

alter table disclosure_probe force row level security;

create policy disclosure_probe_tenant on disclosure_probe using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on disclosure_probe to prongsai_web;

grant update (
  wanted_on, checked_on, checked_at, status, fault, failed_on, failed_nights
) on disclosure_probe to prongsai_web;

-- The nights on which links and files were looked at, and what was found.
create table disclosure_night (
  organization_id uuid not null references organization,
  night date not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  links integer,
  dead_links integer,
  files integer,
  missing_files integer,
  primary key (organization_id, night)
);

alter table disclosure_night enable row level security;

alter table disclosure_night force row level security;

create policy disclosure_night_tenant on disclosure_night using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on disclosure_night to prongsai_web;

grant update (finished_at, links, dead_links, files, missing_files) on disclosure_night to prongsai_web;
