-- All that the register is put in order, narrowed and counted by: read without the table, which carries the texts.
create index publication_register on publication (organization_id, published_on desc, publication_id desc)
include (kind, topics, division_id, dated_on, number_year, replaced_by)
where state = 'published';

drop index publication_newest;
