-- Surveys: what is asked, the ways in, and answers of which nobody can say whose they are.
create table survey (
  organization_id uuid not null,
  survey_id uuid not null,
  kind text not null check (kind in ('satisfaction', 'compliance', 'knowledge', 'iit', 'eit', 'other')),
  -- What it is about, as the indicators of the plan name it, such as information-centre.
  topic text not null,
  -- One of the six areas of programme 20.
  area text check (area in ('infrastructure', 'life', 'order', 'investment', 'nature', 'culture')),
  fiscal_year integer not null,
  division_id uuid not null,
  title text not null,
  title_en text not null,
  intro text not null,
  intro_en text not null,
  -- How it is read: the share of those who answered so well, or the mean of what all gave.
  rule text not null check (rule in ('share', 'mean')),
  threshold integer not null check (threshold between 1 and 100),
  -- Of a test: the share of right answers from which it is passed.
  pass_mark integer check (pass_mark between 1 and 100),
  -- Only who was given a single-use link may answer.
  invited_only boolean not null default false,
  -- Whether it is written like another's questionnaire without having been compared with it.
  is_uncompared boolean not null default false,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  state text not null check (state in ('draft', 'open', 'closed')),
  version integer not null check (version > 0),
  primary key (organization_id, survey_id),
  foreign key (organization_id, division_id) references division
);

create index survey_topic on survey (organization_id, topic, fiscal_year);

alter table survey enable row level security;

alter table survey force row level security;

create policy survey_tenant on survey using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey to prongsai_web;

grant update (
  topic, area, division_id, title, title_en, intro, intro_en, rule, threshold, pass_mark, invited_only, opens_on,
  closes_on, state, version
) on survey to prongsai_web;

-- The questions of each version. Those of a survey that was opened never change: a change is the next version.
create table survey_version (
  organization_id uuid not null,
  survey_id uuid not null,
  version integer not null check (version > 0),
  questions jsonb not null,
  primary key (organization_id, survey_id, version),
  foreign key (organization_id, survey_id) references survey
);

alter table survey_version enable row level security;

alter table survey_version force row level security;

create policy survey_version_tenant on survey_version using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey_version to prongsai_web;

grant update (questions) on survey_version to prongsai_web;

-- A way in: a poster at a counter, a kiosk, a link. Every answer came by one, and nothing else is known of it.
create table survey_place (
  organization_id uuid not null,
  place_id uuid not null,
  survey_id uuid not null,
  -- Stands in the address, so that it is short; it opens nothing but the form.
  code text not null,
  channel text not null check (channel in ('link', 'qr', 'kiosk', 'line', 'paper', 'invitation')),
  -- What the answers of this way are about, for the module that asked for it: service, counter or matter.
  subject_kind text check (subject_kind in ('service', 'counter', 'matter')),
  subject_key text check ((subject_key is null) = (subject_kind is null)),
  name text not null,
  name_en text not null,
  -- Of a test: before or after what was taught.
  phase text check (phase in ('before', 'after')),
  closed_on date,
  primary key (organization_id, place_id),
  unique (organization_id, code),
  foreign key (organization_id, survey_id) references survey
);

create index survey_place_survey on survey_place (organization_id, survey_id);

create unique index survey_place_subject on survey_place (
  organization_id, survey_id, channel, subject_kind, subject_key
)
where subject_kind is not null;

alter table survey_place enable row level security;

alter table survey_place force row level security;

create policy survey_place_tenant on survey_place using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey_place to prongsai_web;

grant update (closed_on) on survey_place to prongsai_web;

-- Answers, one row each. No account, no network address, no moment: a day and an hour. The id is random.
create table survey_answer (
  organization_id uuid not null,
  answer_id uuid not null,
  survey_id uuid not null,
  version integer not null,
  place_id uuid not null,
  answered_on date not null,
  answered_hour smallint not null check (answered_hour between 0 and 23),
  -- A number for each question, in the order of the version; null where it was left out.
  given integer[] not null,
  -- What the whole answer comes to, in hundredths, and whether that is good enough; null where nothing counts.
  points integer,
  met boolean,
  primary key (organization_id, answer_id),
  foreign key (organization_id, survey_id, version) references survey_version,
  foreign key (organization_id, place_id) references survey_place
);

create index survey_answer_day on survey_answer (organization_id, survey_id, answered_on);

alter table survey_answer enable row level security;

alter table survey_answer force row level security;

create policy survey_answer_tenant on survey_answer using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey_answer to prongsai_web;

-- What somebody wrote, apart from what else he answered.
create table survey_text (
  organization_id uuid not null,
  text_id uuid not null,
  survey_id uuid not null,
  version integer not null,
  question integer not null,
  written_on date not null,
  words text not null,
  -- The groups of our own words that it speaks of; never a word of its writer.
  themes text[] not null,
  primary key (organization_id, text_id),
  foreign key (organization_id, survey_id, version) references survey_version
);

create index survey_text_survey on survey_text (organization_id, survey_id, written_on);

alter table survey_text enable row level security;

alter table survey_text force row level security;

create policy survey_text_tenant on survey_text using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on survey_text to prongsai_web;

-- What the answers add up to. Those of today stand in several rows, so that many may answer at once; every night they
-- are added to the row that is published, whose shard is 0.
create table survey_tally (
  organization_id uuid not null,
  survey_id uuid not null,
  version integer not null,
  place_id uuid not null,
  -- The first day of the month.
  month date not null,
  shard smallint not null check (shard between 0 and 8),
  answers bigint not null check (answers > 0),
  -- Of those answers of which the whole counts: how many, how many were good enough, and their sum in hundredths.
  counted bigint not null,
  met bigint not null,
  points bigint not null,
  -- How often each possible answer to each question was given, in the order of the version.
  counts bigint[] not null,
  primary key (organization_id, survey_id, version, place_id, month, shard),
  foreign key (organization_id, survey_id, version) references survey_version,
  foreign key (organization_id, place_id) references survey_place
)
with (fillfactor = 50);

alter table survey_tally enable row level security;

alter table survey_tally force row level security;

create policy survey_tally_tenant on survey_tally using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on survey_tally to prongsai_web;

grant update (answers, counted, met, points, counts) on survey_tally to prongsai_web;

-- Single-use links. Nothing leads from one to the answer that it was spent for.
create table survey_invitation (
  organization_id uuid not null,
  token_hash bytea not null,
  survey_id uuid not null,
  place_id uuid not null,
  expires_on date not null,
  is_spent boolean not null default false,
  -- Rewritten together with the others of its night, so that the database's own transaction numbers lead nowhere.
  is_mixed boolean not null default false,
  primary key (organization_id, token_hash),
  foreign key (organization_id, survey_id) references survey,
  foreign key (organization_id, place_id) references survey_place
);

create index survey_invitation_survey on survey_invitation (organization_id, survey_id);

create index survey_invitation_unmixed on survey_invitation (organization_id)
where is_spent and not is_mixed;

alter table survey_invitation enable row level security;

alter table survey_invitation force row level security;

create policy survey_invitation_tenant on survey_invitation using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on survey_invitation to prongsai_web;

grant update (is_spent, is_mixed) on survey_invitation to prongsai_web;
