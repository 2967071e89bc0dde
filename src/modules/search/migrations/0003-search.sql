-- Everything public that can be found. Made anew from the modules' own tables, so nothing here is a
-- source of anything.
create table search_document (
  organization_id uuid not null references organization,
  kind text not null,
  key text not null,
  -- A short name for the lists in search_word.
  number integer not null,
  address text not null,
  title text not null,
  title_en text not null,
  summary text not null,
  summary_en text not null,
  words tsvector not null,
  -- Of the document and of the way its words were cut: an equal one need not be cut again.
  fingerprint text not null,
  primary key (organization_id, kind, key),
  unique (organization_id, number)
);

-- Uncompressed, because ranking reads every vector that matched: with 5,000 documents of 2,500 letters
-- a common word took 49 ms instead of 123.
alter table search_document alter column words set storage external;

-- The words of an organisation and the documents that each of them is in. It does what a GIN index on
-- search_document.words would do, which no query can use here: `@@` is not leakproof, so a policy is
-- checked before it. Comparing texts is leakproof, and so this table's key serves exact words and
-- beginnings of words. It is also the vocabulary in which typing errors are looked up.
create table search_word (
  organization_id uuid not null references organization,
  word text collate "C" not null,
  document_count integer not null,
  documents integer[] not null,
  primary key (organization_id, word)
);

alter table search_document enable row level security;

alter table search_document force row level security;

create policy search_document_tenant on search_document using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on search_document to prongsai_web;

alter table search_word enable row level security;

alter table search_word force row level security;

create policy search_word_tenant on search_word using (
  organization_id = nullif(current_setting('app.organization_id', true), '')::uuid
);

grant select on search_word to prongsai_web;
