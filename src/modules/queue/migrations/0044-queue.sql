-- Tickets of a waiting room. A ticket is of nobody: it holds no name, number or address of a person.
create table queue_service (
  organization_id uuid not null,
  service_id uuid not null,
  -- Stands before the number on the ticket and is read aloud: ก 047.
  letter text not null check (char_length(letter) between 1 and 2),
  name text not null,
  name_en text not null,
  -- How long one visitor takes as a rule; what somebody who waits is told comes from it.
  minutes integer not null check (minutes between 1 and 240),
  is_open boolean not null,
  primary key (organization_id, service_id),
  unique (organization_id, letter)
);

alter table queue_service enable row level security;

alter table queue_service force row level security;

create policy queue_service_tenant on queue_service using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_service to prongsai_web;

grant update (name, name_en, minutes, is_open) on queue_service to prongsai_web;

create table queue_counter (
  organization_id uuid not null,
  counter_id uuid not null,
  number integer not null check (number between 1 and 99),
  -- Which services are called there; none means all of them.
  services uuid[] not null,
  state text not null check (state in ('open', 'paused', 'closed')),
  -- The day of that state: whoever forgot to close in the evening is not open in the morning.
  state_day date not null,
  -- Whoever sits there now.
  account_id uuid,
  primary key (organization_id, counter_id),
  unique (organization_id, number),
  foreign key (organization_id, account_id) references account
);

alter table queue_counter enable row level security;

alter table queue_counter force row level security;

create policy queue_counter_tenant on queue_counter using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_counter to prongsai_web;

grant update (services, state, state_day, account_id) on queue_counter to prongsai_web;

-- The rule that is on display, where it is not the usual one.
create table queue_rule (
  organization_id uuid not null primary key,
  -- Whoever has no priority goes first once he has waited so long.
  patience_minutes integer not null check (patience_minutes between 5 and 240)
);

alter table queue_rule enable row level security;

alter table queue_rule force row level security;

create policy queue_rule_tenant on queue_rule using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_rule to prongsai_web;

grant update (patience_minutes) on queue_rule to prongsai_web;

-- A day of the waiting room. Its row is held by whoever calls, so that two counters never look at the line at once.
create table queue_day (
  organization_id uuid not null,
  day date not null,
  calls integer not null,
  primary key (organization_id, day)
);

alter table queue_day enable row level security;

alter table queue_day force row level security;

create policy queue_day_tenant on queue_day using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_day to prongsai_web;

grant update (calls) on queue_day to prongsai_web;

-- The last number of each service and day, held until the ticket is kept: no number is missing or given twice.
create table queue_number (
  organization_id uuid not null,
  day date not null,
  service_id uuid not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, day, service_id),
  foreign key (organization_id, service_id) references queue_service
);

alter table queue_number enable row level security;

alter table queue_number force row level security;

create policy queue_number_tenant on queue_number using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_number to prongsai_web;

grant update (last_number) on queue_number to prongsai_web;

create table queue_ticket (
  organization_id uuid not null,
  ticket_id uuid not null,
  day date not null,
  service_id uuid not null,
  number integer not null check (number > 0),
  class text not null check (class in ('general', 'elderly', 'disabled', 'pregnant', 'monk')),
  channel text not null check (channel in ('kiosk', 'phone', 'counter')),
  state text not null check (state in ('waiting', 'called', 'served', 'absent', 'left')),
  -- Personal only together with who was seen in the room; minutes would do for the figures, seconds order the line.
  issued_at timestamptz not null,
  -- The one counter that may call it, once another has passed it on.
  for_counter uuid,
  counter_id uuid,
  called_at timestamptz,
  recalls integer not null default 0,
  -- Whether it was its turn; null before it is called.
  in_order boolean check ((in_order is null) = (called_at is null)),
  reason text check ((reason is not null) = (in_order is false)),
  ended_at timestamptz,
  primary key (organization_id, ticket_id),
  unique (organization_id, day, service_id, number),
  foreign key (organization_id, service_id) references queue_service,
  foreign key (organization_id, counter_id) references queue_counter,
  foreign key (organization_id, for_counter) references queue_counter
);

create index queue_ticket_in_the_room on queue_ticket (organization_id, day)
where state in ('waiting', 'called');

create unique index queue_ticket_at_counter on queue_ticket (organization_id, day, counter_id)
where state = 'called';

alter table queue_ticket enable row level security;

alter table queue_ticket force row level security;

create policy queue_ticket_tenant on queue_ticket using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on queue_ticket to prongsai_web;

grant update (
  state, for_counter, counter_id, called_at, recalls, in_order, reason, ended_at
) on queue_ticket to prongsai_web;
