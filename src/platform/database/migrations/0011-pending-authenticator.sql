-- Null until its owner has shown a first code of an app.
alter table authenticator alter column secret_box drop not null;

-- The secret of an app that is being set up, encrypted as the other. No code of it opens anything yet.
alter table authenticator add column next_secret_box bytea;

-- Only the session that was shown the new secret may put it into force: whoever saw it elsewhere does not share it.
alter table authenticator add column next_session_id uuid;

grant update (next_secret_box, next_session_id) on authenticator to prongsai_web;
