-- Where a village lies, for maps; nobody need say it.
alter table complaint_village
add column latitude double precision,
add column longitude double precision,
add check ((latitude is null) = (longitude is null));

grant update (latitude, longitude) on complaint_village to prongsai_web;
