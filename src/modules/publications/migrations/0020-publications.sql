-- The register of official documents: each from its draft to what took its place.
create table publication (
  organization_id uuid not null,
  publication_id uuid not null,
  kind text not null check (
    kind in ('announcement', 'order', 'policy', 'manual', 'report', 'minutes', 'news')
  ),
  state text not null check (
    state in ('draft', 'sent', 'approved', 'published', 'withdrawn', 'cancelled')
  ),
  title text not null,
  title_en text not null,
  -- Plain text, a paragraph a line.
  body text not null,
  links text[] not null,
  topics text[] not null,
  -- The day of the document, in whose Buddhist year it is numbered.
  dated_on date not null,
  -- Who signs, as it is printed; empty where nobody does, as below news. Published with the document.
  signatory_name text not null,
  signatory_position text not null,
  signatory_capacity text not null check (signatory_capacity in ('own', 'acting', 'on-behalf')),
  division_id uuid not null,
  -- When and where what it announces takes place; null where nothing does.
  happens_from date,
  happens_to date,
  happens_at text check (happens_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null,
  -- A number from the paper register, to be taken as it is; null where this register is to give one.
  paper_number integer check (paper_number > 0),
  number integer check (number > 0),
  number_year integer,
  -- 2 and more correct an earlier edition of the same number.
  edition integer not null check (edition > 0),
  -- What it takes the place of, and what has taken its own.
  replaces_id uuid,
  replaced_by uuid,
  -- Counted at each change, so that the second of two officers sees what the first one did.
  revision integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  published_at timestamptz,
  published_on date,
  -- Canonical JSON of what was published, as it was hashed.
  snapshot text,
  ended_reason text,
  primary key (organization_id, publication_id),
  check ((number is null) = (number_year is null)),
  check ((published_at is null) = (published_on is null)),
  check (state not in ('approved', 'published', 'withdrawn') or number is not null),
  check (state <> 'published' or snapshot is not null),
  check ((state in ('withdrawn', 'cancelled')) = (ended_reason is not null)),
  check (happens_from is not null or (happens_to is null and happens_at is null)),
  check (happens_to is null or happens_to >= happens_from),
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, entered_by) references account,
  foreign key (organization_id, replaces_id) references publication,
  foreign key (organization_id, replaced_by) references publication
);

-- No number is given twice.
create unique index publication_number on publication (organization_id, kind, number_year, number, edition);

-- Of two that would take the place of the same document, only one is published.
create unique index publication_replaces on publication (organization_id, replaces_id)
where state in ('published', 'withdrawn');

create index publication_newest on publication (organization_id, published_on desc, publication_id desc)
where state = 'published';

create index publication_under_way on publication (organization_id, state)
where state in ('draft', 'sent', 'approved');

create index publication_events on publication (organization_id, happens_from) where happens_from is not null;

alter table publication enable row level security;

alter table publication force row level security;

create policy publication_tenant on publication using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on publication to prongsai_web;

grant update (
  kind, state, title, title_en, body, links, topics, dated_on, signatory_name, signatory_position, signatory_capacity,
  division_id, happens_from, happens_to, happens_at, place, paper_number, number, number_year, edition, replaces_id,
  replaced_by, revision, published_at, published_on, snapshot, ended_reason
) on publication to prongsai_web;

-- The last number that was given, by kind and Buddhist year. Whoever gives the next one holds the row.
create table publication_counter (
  organization_id uuid not null references organization,
  kind text not null,
  number_year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, kind, number_year)
);

alter table publication_counter enable row level security;

alter table publication_counter force row level security;

create policy publication_counter_tenant on publication_counter using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on publication_counter to prongsai_web;

grant update (last_number) on publication_counter to prongsai_web;

-- The uses of channels by which a publication was spread, each with its evidence.
create table publication_spreading (
  organization_id uuid not null,
  spreading_id uuid not null,
  publication_id uuid not null,
  channel text not null check (
    channel in (
      'web-site', 'notice-board', 'loudspeaker', 'social-network', 'newsletter', 'line', 'meeting', 'service-point'
    )
  ),
  used_on date not null,
  note text not null,
  -- A link, or files under the id of this row; the web site is its own evidence.
  link text,
  entered_by uuid not null,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (organization_id, spreading_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  foreign key (organization_id, publication_id) references publication,
  foreign key (organization_id, entered_by) references account
);

create index publication_spreading_of on publication_spreading (organization_id, publication_id);

create index publication_spreading_days on publication_spreading (organization_id, used_on);

alter table publication_spreading enable row level security;

alter table publication_spreading force row level security;

create policy publication_spreading_tenant on publication_spreading using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on publication_spreading to prongsai_web;

grant update (withdrawn_at, withdrawn_reason) on publication_spreading to prongsai_web;

-- One document more in the search is written by whoever publishes it, without the whole index.
grant update (document_count, documents) on search_word to prongsai_web;
