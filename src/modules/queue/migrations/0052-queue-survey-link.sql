-- Whether whoever was served took the one link to the survey that there is for a ticket. Not which link it was.
alter table queue_ticket
add column is_invited boolean not null default false check (not is_invited or state = 'served');

grant update (is_invited) on queue_ticket to prongsai_web;
