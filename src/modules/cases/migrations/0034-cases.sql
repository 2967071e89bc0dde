-- Cases (เรื่องทุจริตและวินัย): what follows a report of corruption, an audit finding or a complaint. What a case is about
-- and whom it concerns stands in boxes that only the key of the case opens; that key is itself in a box of the program's
-- secret, which is not in the database.

-- The last number given in each fiscal year.
create table case_register (
  organization_id uuid not null,
  register_year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, register_year)
);

create table case_matter (
  organization_id uuid not null,
  case_id uuid not null,
  register_year integer not null,
  register_number integer not null check (register_number > 0),
  source text not null check (source in ('integrity-report', 'audit-finding', 'complaint', 'other')),
  -- Whether it is counted as corruption, or is other misconduct.
  is_corruption boolean not null,
  received_on date not null,
  state text not null check (
    state in ('opened', 'preliminary', 'grounds', 'committee', 'found', 'appeal', 'closed')
  ),
  -- What is counted every year; it names nobody.
  finding text check (finding in ('no-grounds', 'no-fault', 'minor', 'serious')),
  discipline text check (
    discipline in ('none', 'reprimand', 'salary-cut', 'salary-reduction', 'discharge', 'expulsion', 'removal')
  ),
  referred_to text check (referred_to in ('nacc', 'pacc', 'police', 'governor', 'other')),
  closed_on date check ((closed_on is not null) = (state = 'closed')),
  -- The key of the case, and whom it concerns; gone once the case is erased.
  key_box bytea,
  concerned_box bytea,
  erased_at timestamptz,
  primary key (organization_id, case_id),
  unique (organization_id, register_year, register_number),
  check ((key_box is null) = (erased_at is not null)),
  check ((concerned_box is null) = (erased_at is not null))
);

create index case_matter_received on case_matter (organization_id, received_on);

-- Who may open a case: these, and nobody by his role.
create table case_member (
  organization_id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  added_at timestamptz not null,
  primary key (organization_id, case_id, account_id),
  foreign key (organization_id, case_id) references case_matter,
  foreign key (organization_id, account_id) references account
);

create index case_member_account on case_member (organization_id, account_id);

-- What was done, in its order. The entry in the ledger names the step, which nobody outside can tie to a case.
create table case_step (
  organization_id uuid not null,
  step_id uuid not null,
  case_id uuid not null,
  position integer not null check (position > 0),
  kind text not null,
  made_at timestamptz not null,
  made_by uuid,
  content_box bytea,
  ledger_index bigint not null,
  primary key (organization_id, step_id),
  unique (organization_id, case_id, position),
  foreign key (organization_id, case_id) references case_matter,
  foreign key (organization_id, made_by) references account
);

-- The last days that run in a case, one of each rule.
create table case_deadline (
  organization_id uuid not null,
  case_id uuid not null,
  rule text not null check (rule in ('preliminary', 'fact-finding', 'disciplinary', 'appeal')),
  due_on date not null,
  done_on date,
  primary key (organization_id, case_id, rule),
  foreign key (organization_id, case_id) references case_matter
);

-- The rules of the deadlines, where the organisation has set its own.
create table case_rule (
  organization_id uuid not null,
  rule text not null check (rule in ('preliminary', 'fact-finding', 'disciplinary', 'appeal')),
  days integer not null check (days between 1 and 999),
  source text not null,
  -- The day on which somebody compared it with the text of the law; null where nobody has.
  compared_on date,
  primary key (organization_id, rule)
);

-- Who opened which case when. It is only ever added to.
create table case_read (
  organization_id uuid not null,
  read_id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  what text not null check (what in ('case', 'dossier')),
  at timestamptz not null,
  primary key (organization_id, read_id),
  foreign key (organization_id, case_id) references case_matter,
  foreign key (organization_id, account_id) references account
);

create index case_read_case on case_read (organization_id, case_id, account_id);

-- Authorities to which dossiers are sealed, each with the public key that it gave.
create table case_authority (
  organization_id uuid not null,
  authority_id uuid not null,
  name text not null,
  recipient text not null,
  added_at timestamptz not null,
  closed_at timestamptz,
  primary key (organization_id, authority_id)
);

-- Dossiers as they were sealed: nobody here can open them again.
create table case_dossier (
  organization_id uuid not null,
  dossier_id uuid not null,
  case_id uuid not null,
  authority_id uuid not null,
  made_at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  sealed bytea,
  primary key (organization_id, dossier_id),
  foreign key (organization_id, case_id) references case_matter,
  foreign key (organization_id, authority_id) references case_authority
);

create index case_dossier_case on case_dossier (organization_id, case_id);

alter table case_register enable row level security;

alter table case_register force row level security;

create policy case_register_tenant on case_register using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_register to prongsai_web;

alter table case_matter enable row level security;

alter table case_matter force row level security;

create policy case_matter_tenant on case_matter using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_matter to prongsai_web;

alter table case_member enable row level security;

alter table case_member force row level security;

create policy case_member_tenant on case_member using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_member to prongsai_web;

alter table case_step enable row level security;

alter table case_step force row level security;

create policy case_step_tenant on case_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_step to prongsai_web;

alter table case_deadline enable row level security;

alter table case_deadline force row level security;

create policy case_deadline_tenant on case_deadline using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_deadline to prongsai_web;

alter table case_rule enable row level security;

alter table case_rule force row level security;

create policy case_rule_tenant on case_rule using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_rule to prongsai_web;

alter table case_read enable row level security;

alter table case_read force row level security;

create policy case_read_tenant on case_read using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_read to prongsai_web;

alter table case_authority enable row level security;

alter table case_authority force row level security;

create policy case_authority_tenant on case_authority using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_authority to prongsai_web;

alter table case_dossier enable row level security;

alter table case_dossier force row level security;

create policy case_dossier_tenant on case_dossier using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_dossier to prongsai_web;

grant update (last_number) on case_register to prongsai_web;

grant update (
  state, finding, discipline, referred_to, closed_on, key_box, concerned_box, erased_at
) on case_matter to prongsai_web;

grant delete on case_member to prongsai_web;

grant update (content_box) on case_step to prongsai_web;

grant update (due_on, done_on) on case_deadline to prongsai_web;

grant update (days, source, compared_on) on case_rule to prongsai_web;

grant update (closed_at) on case_authority to prongsai_web;

grant update (sealed) on case_dossier to prongsai_web;
