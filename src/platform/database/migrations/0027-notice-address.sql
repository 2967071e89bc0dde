-- The e-mail address that somebody without an account left with a matter he filed, such as a request for information.
create table notice_address (
  organization_id uuid not null references organization,
  -- The id of the matter in the table of its module.
  matter_id uuid not null,
  -- Personal data. Purpose: to say that there is news of the matter. Retention: erased with what the matter holds.
  email text not null,
  -- The language that he filed in.
  language text not null check (language in ('th', 'en')),
  left_at timestamptz not null,
  primary key (organization_id, matter_id)
);

alter table notice_address enable row level security;

alter table notice_address force row level security;

create policy notice_address_tenant on notice_address using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on notice_address to prongsai_web;

-- Of which matter a message tells, so that it is erased with it; and on which occasion, of each of which it tells once.
alter table outgoing_message add column matter_id uuid;

alter table outgoing_message add column occasion text check ((occasion is null) = (matter_id is null));

create unique index outgoing_message_occasion on outgoing_message (organization_id, matter_id, occasion);
