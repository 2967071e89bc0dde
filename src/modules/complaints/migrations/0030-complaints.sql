-- Complaints and grievances (เรื่องร้องทุกข์ ร้องเรียน): filed without an account, answered within the days of the rule.

-- Names of categories that an organisation has changed, closed or added; the usual ones stand in the program.
create table complaint_category (
  organization_id uuid not null,
  category text not null check (category ~ '^[a-z][a-z-]{1,39}$'),
  name text not null,
  name_en text not null,
  is_closed boolean not null default false,
  primary key (organization_id, category)
);

-- Where things happen: the villages of the area, to choose from.
create table complaint_village (
  organization_id uuid not null,
  village_id uuid not null,
  number integer not null check (number between 1 and 99),
  name text not null,
  name_en text not null,
  primary key (organization_id, village_id),
  unique (organization_id, number)
);

-- The rule of the clock and the area, where an organisation has set its own.
create table complaint_rule (
  organization_id uuid not null,
  days integer not null check (days between 1 and 90),
  -- Where the days come from, such as the number of an order.
  source text not null,
  -- Middle of the area and how far from it a place may lie; none where nobody has said.
  latitude double precision,
  longitude double precision,
  radius_km integer check (radius_km between 1 and 300),
  primary key (organization_id),
  check (num_nonnulls(latitude, longitude, radius_km) in (0, 3))
);

create table complaint (
  organization_id uuid not null,
  complaint_id uuid not null,
  -- The number in the register of a Buddhist year: 12/2569.
  register_year integer not null,
  register_number integer not null check (register_number > 0),
  -- What the tracking code becomes with much work; the code itself is kept nowhere.
  code_hash bytea not null,
  channel text not null check (
    channel in ('online', 'telephone', 'counter', 'post', 'line', 'village-meeting')
  ),
  category text not null,
  village_id uuid,
  is_dangerous boolean not null default false,
  happened_on date,
  -- Personal, and erased two years after the end: what happened, where exactly, who tells it, where he is reached.
  story text,
  place text,
  latitude double precision,
  longitude double precision,
  complainant text,
  contact text,
  received_on date not null,
  -- The last day to solve or explain, with pauses; and whether a last day had passed before the present one was set.
  due_on date not null,
  overran boolean not null default false,
  -- The clock stands still since that day, for a reason that a step records.
  waiting_since date,
  paused_days integer not null default 0 check (paused_days >= 0),
  -- How far a missed deadline has moved it up: 1 the head of the division, 2 the clerk, 3 the chief executive.
  level integer not null default 0 check (level between 0 and 3),
  division_id uuid,
  assignee_id uuid,
  state text not null check (
    state in (
      'received', 'acknowledged', 'assigned', 'accepted', 'answered', 'fixed', 'passed-on', 'withdrawn', 'merged'
    )
  ),
  -- The day on which it was solved or explained: the clock stops. Of one that was merged, with the joint matter.
  ended_on date check (
    case
      when state = 'merged' then true
      else (ended_on is null) = (state in ('received', 'acknowledged', 'assigned', 'accepted'))
    end
  ),
  fixed_on date check ((fixed_on is not null) = (state = 'fixed')),
  -- Nothing more is done about it.
  closed_on date,
  -- The complainant said once that it was not fixed.
  reopened_on date,
  passed_to text check ((passed_to is not null) = (state = 'passed-on')),
  merged_into uuid check ((merged_into is not null) = (state = 'merged')),
  -- What an officer wrote for everybody, with nothing of a person in it.
  summary text,
  rating integer check (rating between 1 and 5),
  rating_words text,
  rated_on date check ((rated_on is null) = (rating is null)),
  erased_at timestamptz,
  primary key (organization_id, complaint_id),
  unique (organization_id, register_year, register_number),
  unique (organization_id, code_hash),
  foreign key (organization_id, village_id) references complaint_village,
  foreign key (organization_id, division_id) references division,
  foreign key (organization_id, assignee_id) references account,
  foreign key (organization_id, merged_into) references complaint,
  check (waiting_since is null or ended_on is null)
);

-- The register's lists: open ones by their day, of a division and of a person; everything, newest first.
create index complaint_open on complaint (organization_id, due_on, complaint_id) where ended_on is null;

create index complaint_open_division on complaint (organization_id, division_id, due_on, complaint_id)
where ended_on is null;

create index complaint_open_assignee on complaint (organization_id, assignee_id, due_on)
where ended_on is null and assignee_id is not null;

-- Similar ones that are open; of a category, newest first.
create index complaint_category_received on complaint (organization_id, category, complaint_id);

create index complaint_open_category on complaint (organization_id, category, complaint_id)
where ended_on is null and merged_into is null;

create index complaint_received on complaint (organization_id, received_on);

create index complaint_merged on complaint (organization_id, merged_into) where merged_into is not null;

create index complaint_ended on complaint (organization_id, ended_on) where erased_at is null;

-- The words of stories and places, to find complaints by. Comparing texts is leakproof, matching text vectors is not,
-- so under a policy an index on those would not be used. Erased with what they were taken from.
create table complaint_word (
  organization_id uuid not null,
  word text collate "C" not null,
  complaint_id uuid not null,
  primary key (organization_id, word, complaint_id),
  foreign key (organization_id, complaint_id) references complaint
);

create index complaint_word_complaint on complaint_word (organization_id, complaint_id);

-- The last number given in each Buddhist year. Its row is held until the complaint is kept: no gaps.
create table complaint_register (
  organization_id uuid not null,
  register_year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, register_year)
);

-- What was done with a complaint, in its order, as the complainant sees it.
create table complaint_step (
  organization_id uuid not null,
  step_id uuid not null,
  complaint_id uuid not null,
  kind text not null check (
    kind in (
      'received', 'acknowledged', 'assigned', 'accepted', 'noted', 'asked', 'replied', 'paused', 'resumed',
      'answered', 'fixed', 'passed-on', 'closed', 'disputed', 'merged', 'joined', 'withdrawn', 'summarized',
      'photo-published', 'overdue', 'moved-up', 'fell-back', 'recategorized'
    )
  ),
  made_at timestamptz not null,
  -- Who did it; null for the complainant himself and for the program.
  made_by uuid,
  division_id uuid,
  due_on date,
  level integer,
  -- What was asked, replied, answered or given as a reason; of a note for the staff alone. Erased with the complaint.
  words text,
  primary key (organization_id, step_id),
  foreign key (organization_id, complaint_id) references complaint,
  foreign key (organization_id, made_by) references account,
  foreign key (organization_id, division_id) references division
);

create index complaint_step_complaint on complaint_step (organization_id, complaint_id, made_at);

alter table complaint_category enable row level security;

alter table complaint_category force row level security;

create policy complaint_category_tenant on complaint_category using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_category to prongsai_web;

grant update (name, name_en, is_closed) on complaint_category to prongsai_web;

alter table complaint_village enable row level security;

alter table complaint_village force row level security;

create policy complaint_village_tenant on complaint_village using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_village to prongsai_web;

grant update (number, name, name_en) on complaint_village to prongsai_web;

alter table complaint_rule enable row level security;

alter table complaint_rule force row level security;

create policy complaint_rule_tenant on complaint_rule using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_rule to prongsai_web;

grant update (days, source, latitude, longitude, radius_km) on complaint_rule to prongsai_web;

alter table complaint enable row level security;

alter table complaint force row level security;

create policy complaint_tenant on complaint using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint to prongsai_web;

grant update (
  code_hash, category, story, place, latitude, longitude, complainant, contact, due_on, overran,
  waiting_since, paused_days, level, division_id, assignee_id, state, ended_on, fixed_on, closed_on, reopened_on,
  passed_to, merged_into, summary, rating, rating_words, rated_on, erased_at
) on complaint to prongsai_web;

alter table complaint_word enable row level security;

alter table complaint_word force row level security;

create policy complaint_word_tenant on complaint_word using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on complaint_word to prongsai_web;

alter table complaint_register enable row level security;

alter table complaint_register force row level security;

create policy complaint_register_tenant on complaint_register using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_register to prongsai_web;

grant update (last_number) on complaint_register to prongsai_web;

alter table complaint_step enable row level security;

alter table complaint_step force row level security;

create policy complaint_step_tenant on complaint_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_step to prongsai_web;

grant update (words) on complaint_step to prongsai_web;
