-- Complaints that come from other programs: by GeoReport v2 (Open311) with a key, or from an export of Traffy Fondue.
alter table complaint drop constraint complaint_channel_check;

alter table complaint add constraint complaint_channel_check check (
  channel in ('online', 'telephone', 'counter', 'post', 'line', 'village-meeting', 'open311', 'traffy-fondue')
);

-- A key with which a program of somebody else files complaints; the key itself is kept nowhere.
create table complaint_api_key (
  organization_id uuid not null,
  key_id uuid not null,
  -- Whose program it is.
  name text not null check (name <> ''),
  key_hash bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  -- How often it was used, refused calls too; and how often within the hour that began with the first of them.
  uses integer not null default 0,
  last_used_at timestamptz,
  hour_begun timestamptz,
  hour_uses integer not null default 0,
  primary key (organization_id, key_id),
  unique (organization_id, key_hash),
  foreign key (organization_id, made_by) references account
);

-- With which key it was filed; and its number in the system it was brought from, each of which comes once.
alter table complaint
add column api_key_id uuid,
add column ticket_id text,
add foreign key (organization_id, api_key_id) references complaint_api_key;

create unique index complaint_ticket on complaint (organization_id, ticket_id) where ticket_id is not null;

alter table complaint_api_key enable row level security;

alter table complaint_api_key force row level security;

create policy complaint_api_key_tenant on complaint_api_key using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_api_key to prongsai_web;

grant update (revoked_at, uses, last_used_at, hour_begun, hour_uses) on complaint_api_key to prongsai_web;
