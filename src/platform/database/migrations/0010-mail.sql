-- Mail to be sent, and what became of it. The text may hold a link that sets a password, so it is gone
-- as soon as it was sent or given up.
create table outgoing_mail (
  organization_id uuid not null references organization,
  mail_id uuid not null,
  purpose text not null,
  -- Personal data. Purpose: what was sent to whom. Retention: a year.
  recipient text not null,
  subject text,
  body text,
  state text not null check (state in ('queued', 'sent', 'given-up')),
  attempts integer not null default 0,
  -- What the server said, without the address.
  trouble text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organization_id, mail_id),
  check ((state = 'queued') = (body is not null))
);

alter table outgoing_mail enable row level security;

alter table outgoing_mail force row level security;

create policy outgoing_mail_tenant on outgoing_mail using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, update (subject, body, state, attempts, trouble, ended_at), delete on outgoing_mail to prongsai_web;
