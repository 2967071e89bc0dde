-- A new organisation comes with an open draft of its first plan, before anybody there has an account.
alter table plan_draft alter column opened_by drop not null;
