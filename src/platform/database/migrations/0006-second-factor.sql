-- The secret that an authenticator app shares with us.
create table authenticator (
  organization_id uuid not null,
  account_id uuid not null,
  -- Encrypted with the key of the data folder: a stolen copy of the database makes no codes.
  secret_box bytea not null,
  -- Null until its owner has shown a first code of it.
  confirmed_at timestamptz,
  -- The half minute whose code was taken last: no code is taken twice.
  last_step bigint,
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table authenticator enable row level security;

alter table authenticator force row level security;

create policy authenticator_tenant on authenticator using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (secret_box, confirmed_at, last_step), delete on authenticator to prongsai_web;

-- Codes on paper for whoever lost his telephone; each works once.
create table recovery_code (
  organization_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (organization_id, account_id, code_hash),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table recovery_code enable row level security;

alter table recovery_code force row level security;

create policy recovery_code_tenant on recovery_code using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (used_at), delete on recovery_code to prongsai_web;
