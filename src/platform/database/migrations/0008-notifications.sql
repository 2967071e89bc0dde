-- What somebody is told inside the program.
create table notification (
  organization_id uuid not null,
  notification_id uuid not null,
  account_id uuid not null,
  -- What kind of thing it tells of, such as `accounts.roles-changed`.
  kind text not null,
  title text not null,
  title_en text not null,
  -- The page of the site that it leads to.
  address text not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, notification_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

create index notification_account on notification (organization_id, account_id, notification_id);

alter table notification enable row level security;

alter table notification force row level security;

create policy notification_tenant on notification using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (read_at), delete on notification to prongsai_web;

-- By which ways outside the program an account wants to be told.
create table contact_preference (
  organization_id uuid not null,
  account_id uuid not null,
  by_mail boolean not null,
  -- Personal data. Purpose: messages in LINE, which its owner asked for. Retention: until he takes it back.
  line_user_id text,
  primary key (organization_id, account_id),
  foreign key (organization_id, account_id) references account (organization_id, account_id)
);

alter table contact_preference enable row level security;

alter table contact_preference force row level security;

create policy contact_preference_tenant on contact_preference using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (by_mail, line_user_id), delete on contact_preference to prongsai_web;

-- Messages that leave the program, and what became of each. The text may hold a link that sets a
-- password, so it is gone as soon as the message was sent or given up.
create table outgoing_message (
  organization_id uuid not null references organization,
  message_id uuid not null,
  channel text not null check (channel in ('mail', 'line')),
  purpose text not null,
  -- Personal data. Purpose: what was sent to whom. Retention: a year.
  recipient text not null,
  subject text,
  body text,
  state text not null check (state in ('queued', 'sent', 'given-up')),
  attempts integer not null default 0,
  -- What the other side said, as its code.
  trouble text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organization_id, message_id),
  check ((state = 'queued') = (body is not null))
);

create index outgoing_message_created on outgoing_message (organization_id, created_at);

alter table outgoing_message enable row level security;

alter table outgoing_message force row level security;

create policy outgoing_message_tenant on outgoing_message using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (subject, body, state, attempts, trouble, ended_at), delete on outgoing_message to prongsai_web;
