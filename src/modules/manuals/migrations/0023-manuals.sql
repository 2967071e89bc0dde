-- Manuals for citizens and for staff. What one says lies in its versions, each frozen as it was published.
create table manual (
  organization_id uuid not null,
  manual_id uuid not null,
  kind text not null check (kind in ('citizen', 'staff')),
  -- By which other parts of the program find the standard of a service; part of the public address.
  service_key text not null check (service_key ~ '^[a-z][a-z0-9-]{1,59}$'),
  begun_at timestamptz not null,
  -- The last day on which the published version is to be looked at again.
  review_by date,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check ((withdrawn_at is null) = (withdrawn_reason is null)),
  primary key (organization_id, manual_id),
  unique (organization_id, service_key),
  foreign key (organization_id, withdrawn_by) references account
);

alter table manual enable row level security;

alter table manual force row level security;

create policy manual_tenant on manual using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on manual to prongsai_web;

grant update (review_by, withdrawn_at, withdrawn_by, withdrawn_reason) on manual to prongsai_web;

create table manual_version (
  organization_id uuid not null,
  version_id uuid not null,
  manual_id uuid not null,
  number integer not null check (number > 0),
  -- Canonical JSON, as it was hashed.
  content text not null,
  published_on date not null,
  made_at timestamptz not null,
  draft_id uuid not null,
  primary key (organization_id, version_id),
  unique (organization_id, manual_id, number),
  foreign key (organization_id, manual_id) references manual
);

alter table manual_version enable row level security;

alter table manual_version force row level security;

create policy manual_version_tenant on manual_version using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on manual_version to prongsai_web;

-- What becomes the next version of a manual. Until it is approved nothing of it is public.
create table manual_draft (
  organization_id uuid not null,
  draft_id uuid not null,
  manual_id uuid not null,
  content text not null,
  -- Where the template says that it comes from; null where there was none.
  template_source text,
  -- The sections that still stand as in the template, and that nobody has checked.
  unchecked text[] not null,
  state text not null check (state in ('open', 'sent', 'published', 'abandoned')),
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  -- The officer who began it: his account, as long as the draft is kept.
  begun_by uuid not null,
  begun_at timestamptz not null,
  sent_at timestamptz,
  sent_back_at timestamptz,
  sent_back_reason text,
  primary key (organization_id, draft_id),
  foreign key (organization_id, manual_id) references manual,
  foreign key (organization_id, begun_by) references account
);

-- One draft of a manual at a time: two would each undo the other.
create unique index manual_draft_under_way on manual_draft (organization_id, manual_id)
where state in ('open', 'sent');

create index manual_draft_of_manual on manual_draft (organization_id, manual_id, begun_at);

alter table manual_draft enable row level security;

alter table manual_draft force row level security;

create policy manual_draft_tenant on manual_draft using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on manual_draft to prongsai_web;

grant update (
  content, unchecked, state, revision, sent_at, sent_back_at, sent_back_reason
) on manual_draft to prongsai_web;
