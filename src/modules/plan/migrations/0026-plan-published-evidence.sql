-- Something that is published here shows work too: it is referred to as it was when it was chosen, never copied.
alter table evidence
  add column published_source text,
  -- As its source names it, and which edition it was, with the hash by which everybody knows that edition again.
  add column published_id text,
  add column published_edition integer check (published_edition > 0),
  add column published_sha256 text check (published_sha256 ~ '^[0-9a-f]{64}$'),
  add column published_on date,
  -- Where that edition stands for good.
  add column published_address text;

alter table evidence drop constraint evidence_kind_check;

alter table evidence add check (kind in ('file', 'link', 'published'));

alter table evidence add check (
  num_nonnulls(
    published_source, published_id, published_edition, published_sha256, published_on, published_address
  ) = case kind when 'published' then 6 else 0 end
);

-- What everybody may read anyway is no secret as evidence.
alter table evidence add check (kind <> 'published' or is_public);

-- Of two who choose the same for the same at once, the second one is told so.
create unique index evidence_published on evidence (
  organization_id, programme_id, fiscal_year, step_id, indicator_id, published_source, published_id,
  published_edition
) nulls not distinct where kind = 'published' and withdrawn_at is null;
