-- By which a module lists what it found of its own, the newest first; null where it does not.
alter table search_document add column dated_on date;

grant update (dated_on) on search_document to prongsai_web;

-- All that is asked about documents before one of them is shown: read without the table, which carries their words.
create index search_document_newest on search_document (organization_id, kind) include (dated_on, key, number);
