-- What is done so that complaints of a kind do not come again (มาตรการป้องกันการเกิดซ้ำ), decided from what repeats.
create table complaint_measure (
  organization_id uuid not null,
  measure_id uuid not null,
  -- What repeats: a category, and the village where it does; null for the whole area.
  category text not null,
  village_id uuid,
  -- For everybody to read, as is the result.
  action text not null check (action <> ''),
  owner_id uuid not null,
  decided_on date not null,
  due_on date not null check (due_on >= decided_on),
  -- The programme of the plan it belongs to; null where the organisation has no plan of that year.
  fiscal_year integer not null,
  programme_number integer,
  done_on date check ((done_on is null) = (result is null)),
  result text,
  primary key (organization_id, measure_id),
  foreign key (organization_id, village_id) references complaint_village,
  foreign key (organization_id, owner_id) references account
);

create index complaint_measure_owner on complaint_measure (organization_id, owner_id) where done_on is null;

alter table complaint_measure enable row level security;

alter table complaint_measure force row level security;

create policy complaint_measure_tenant on complaint_measure using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on complaint_measure to prongsai_web;

grant update (done_on, result) on complaint_measure to prongsai_web;
