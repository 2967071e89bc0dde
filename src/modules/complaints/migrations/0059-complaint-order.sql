-- The words and the first step of a complaint are written before it: its number is given, and everybody else who files
-- one waits, as late as can be.
alter table complaint_word alter constraint complaint_word_organization_id_complaint_id_fkey deferrable initially deferred;

alter table complaint_step alter constraint complaint_step_organization_id_complaint_id_fkey deferrable initially deferred;
