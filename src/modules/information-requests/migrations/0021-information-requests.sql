-- Requests for information under the Official Information Act B.E. 2540.
create table information_request (
  organization_id uuid not null,
  request_id uuid not null,
  -- The number in the register of a Buddhist year: 12/2569.
  register_year integer not null,
  register_number integer not null check (register_number > 0),
  -- What the tracking code becomes with much work; the code itself is kept nowhere.
  code_hash bytea not null,
  channel text not null check (channel in ('online', 'counter', 'telephone', 'letter')),
  delivery text not null check (delivery in ('read', 'copy', 'certified-copy', 'email')),
  -- Personal, and erased two years after the end: what is wanted, who asks, where he is reached.
  wanted text,
  requester text,
  contact text,
  received_on date not null,
  -- The last day, with extensions; and whether a last day had passed before it was extended.
  due_on date not null,
  overran boolean not null default false,
  division_id uuid,
  state text not null check (
    state in ('open', 'granted', 'partly-granted', 'refused', 'not-held', 'passed-on', 'withdrawn')
  ),
  ended_on date check ((ended_on is null) = (state = 'open')),
  -- What the requester was told; erased with the rest.
  answer text,
  -- The paragraphs of sections 14 and 15 by which something is kept back.
  grounds text[] not null default '{}' check (
    (cardinality(grounds) > 0) = (state in ('partly-granted', 'refused'))
  ),
  passed_to text check ((passed_to is not null) = (state = 'passed-on')),
  rating integer check (rating between 1 and 5),
  rating_words text,
  rated_on date check ((rated_on is null) = (rating is null)),
  erased_at timestamptz,
  primary key (organization_id, request_id),
  unique (organization_id, register_year, register_number),
  unique (organization_id, code_hash),
  foreign key (organization_id, division_id) references division
);

create index information_request_waiting on information_request (organization_id, due_on)
where state = 'open';

create index information_request_received on information_request (organization_id, received_on);

alter table information_request enable row level security;

alter table information_request force row level security;

create policy information_request_tenant on information_request using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on information_request to prongsai_web;

grant update (
  code_hash, wanted, requester, contact, due_on, overran, division_id, state, ended_on, answer, grounds, passed_to,
  rating, rating_words, rated_on, erased_at
) on information_request to prongsai_web;

-- The last number given in each Buddhist year. Its row is held until the request is kept, so that the register
-- has no gaps.
create table information_request_register (
  organization_id uuid not null,
  register_year integer not null,
  last_number integer not null check (last_number > 0),
  primary key (organization_id, register_year)
);

alter table information_request_register enable row level security;

alter table information_request_register force row level security;

create policy information_request_register_tenant on information_request_register using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on information_request_register to prongsai_web;

grant update (last_number) on information_request_register to prongsai_web;

-- What was done with a request, in its order, as the requester sees it.
create table information_request_step (
  organization_id uuid not null,
  step_id uuid not null,
  request_id uuid not null,
  kind text not null check (
    kind in (
      'received', 'assigned', 'extended', 'granted', 'partly-granted', 'refused', 'not-held', 'passed-on',
      'withdrawn'
    )
  ),
  made_at timestamptz not null,
  -- Who did it; null for the requester himself.
  made_by uuid,
  division_id uuid,
  due_on date,
  -- Why the time was extended; erased with what the request holds.
  words text,
  primary key (organization_id, step_id),
  foreign key (organization_id, request_id) references information_request,
  foreign key (organization_id, made_by) references account,
  foreign key (organization_id, division_id) references division
);

create index information_request_step_request on information_request_step (
  organization_id, request_id, made_at
);

alter table information_request_step enable row level security;

alter table information_request_step force row level security;

create policy information_request_step_tenant on information_request_step using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on information_request_step to prongsai_web;

grant update (words) on information_request_step to prongsai_web;
