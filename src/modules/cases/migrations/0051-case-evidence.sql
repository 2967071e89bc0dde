-- Files that the team of a case has attached as evidence. What each is called and shows stands in the sealed step; the
-- ledger's entry about a file names neither the case nor this table.
create table case_evidence (
  organization_id uuid not null,
  file_id uuid not null,
  case_id uuid not null,
  primary key (organization_id, file_id),
  foreign key (organization_id, file_id) references file,
  foreign key (organization_id, case_id) references case_matter
);

create index case_evidence_case on case_evidence (organization_id, case_id);

alter table case_evidence enable row level security;

alter table case_evidence force row level security;

create policy case_evidence_tenant on case_evidence using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert on case_evidence to prongsai_web;

-- They go with what the case holds, ten years after its closing.
grant delete on case_evidence to prongsai_web;

alter table case_read drop constraint case_read_what_check;

alter table case_read add constraint case_read_what_check check (what in ('case', 'dossier', 'evidence'));
