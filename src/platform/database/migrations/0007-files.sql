-- Contents of files, each kept once in an organisation however often it was sent. The bytes stand in the
-- store under this name; they go when no file refers to them.
create table file_blob (
  organization_id uuid not null references organization,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  stored_at timestamptz not null,
  primary key (organization_id, sha256)
);

alter table file_blob enable row level security;

alter table file_blob force row level security;

create policy file_blob_tenant on file_blob using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on file_blob to prongsai_web;

-- Evidence and attachments.
create table file (
  organization_id uuid not null,
  file_id uuid not null,
  sha256 text not null,
  -- Not of the contents: the same bytes may be called a table here and a text there.
  kind text not null,
  -- Personal data: how the sender called it, which may name people. Purpose: to tell files apart and to
  -- download them under a name that says something. Retention: as the file.
  name text not null check (char_length(name) between 1 and 255),
  -- What it is for, such as `complaints.attachment`: whoever declares the purpose says who may read it.
  purpose text not null,
  -- Public id of what it belongs to.
  subject text not null,
  is_public boolean not null,
  -- Personal data: who sent it; null for a citizen without an account. Purpose: proof of where evidence
  -- came from. Retention: as the file.
  kept_by uuid,
  kept_at timestamptz not null,
  -- The last day it may be kept; null as long as what it belongs to.
  keep_until date,
  primary key (organization_id, file_id),
  foreign key (organization_id, sha256) references file_blob (organization_id, sha256)
);

create index file_subject on file (organization_id, subject, file_id);

create index file_sha256 on file (organization_id, sha256);

create index file_keep_until on file (organization_id, keep_until) where keep_until is not null;

alter table file enable row level security;

alter table file force row level security;

create policy file_tenant on file using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select, insert, delete on file to prongsai_web;
