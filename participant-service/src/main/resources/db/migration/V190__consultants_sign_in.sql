-- Finds whether a consultant has signed in here.
create index audit_trail_consultants on audit_trail (who) where role = 'consultant';
