-- The day on which a closed report is destroyed; the first of a month, so that it does not tell on which day it was
-- closed. Empty while it is open, and again as soon as somebody writes.
alter table integrity_report add column retention_day date;

create index integrity_report_expiry on integrity_report (organization_id, retention_day)
where retention_day is not null;

grant delete, update (retention_day) on integrity_report to prongsai_web;

grant delete on integrity_keybox to prongsai_web;

grant delete on integrity_message to prongsai_web;
