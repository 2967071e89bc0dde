-- Whether the complainant took the one link to the survey that there is for a complaint. Not which link it was.
alter table complaint
add column is_invited boolean not null default false;

grant update (is_invited) on complaint to prongsai_web;
