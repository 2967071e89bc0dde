-- Keys that a telephone or a computer keeps for its owner; only the public half is here.
create table passkey (
  organization_id uuid not null,
  passkey_id uuid not null,
  account_id uuid not null,
  -- What the device calls the key, in base64url.
  credential_id text not null,
  public_key bytea not null,
  -- Signatures that the device says it has made: one that goes back was made by a copy.
  counter bigint not null,
  -- Personal data: what its owner calls it. Purpose: to tell his keys apart. Retention: until he removes it.
  name text not null,
  created_at timestamptz not null,
  -- Personal data. Purpose: its owner sees a use that was not his. Retention: as the key's.
  last_used_at timestamptz,
  primary key (organization_id, passkey_id),
  unique (organization_id, credential_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

create index passkey_account on passkey (organization_id, account_id);

alter table passkey enable row level security;

alter table passkey force row level security;

create policy passkey_tenant on passkey using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (counter, name, last_used_at), delete on passkey to prongsai_web;

-- What a device is asked to sign. Each works once and for five minutes; the nightly sweep takes the rest.
create table webauthn_challenge (
  organization_id uuid not null references organization,
  challenge_hash bytea not null check (octet_length(challenge_hash) = 32),
  purpose text not null check (purpose in ('registration', 'sign-in')),
  -- Null where nobody knows yet who signs in.
  account_id uuid,
  expires_at timestamptz not null,
  primary key (organization_id, challenge_hash),
  check ((purpose = 'registration') = (account_id is not null))
);

alter table webauthn_challenge enable row level security;

alter table webauthn_challenge force row level security;

create policy webauthn_challenge_tenant on webauthn_challenge using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on webauthn_challenge to prongsai_web;

-- Whom a provider of identities knows by which name of its own.
create table openid_link (
  organization_id uuid not null,
  issuer text not null,
  -- Personal data: the provider's name for the person. Purpose: signing in. Retention: until he unlinks.
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  primary key (organization_id, issuer, subject),
  unique (organization_id, account_id, issuer),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table openid_link enable row level security;

alter table openid_link force row level security;

create policy openid_link_tenant on openid_link using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on openid_link to prongsai_web;

-- Somebody who was sent to the provider and is expected back: once, within ten minutes, in the same browser.
create table openid_attempt (
  organization_id uuid not null references organization,
  state_hash bytea not null check (octet_length(state_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  purpose text not null check (purpose in ('sign-in', 'linking')),
  -- Null where nobody knows yet who signs in.
  account_id uuid,
  nonce text not null,
  -- Worth nothing without the code that the provider gives, and that only with the client's secret.
  code_verifier text not null,
  -- The page of the site that he was on his way to.
  goes_to text,
  expires_at timestamptz not null,
  primary key (organization_id, state_hash),
  check ((purpose = 'linking') = (account_id is not null))
);

alter table openid_attempt enable row level security;

alter table openid_attempt force row level security;

create policy openid_attempt_tenant on openid_attempt using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on openid_attempt to prongsai_web;
