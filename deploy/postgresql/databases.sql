-- The image runs this once, when the data directory is new. Each service gets a database that no other password opens: an owner, who
-- creates the schema, and a user, who works in it with the rights that the migrations leave.
\set ON_ERROR_STOP on

\getenv participant_password PARTICIPANT_DATABASE_PASSWORD
\getenv outcome_password OUTCOME_DATABASE_PASSWORD
\getenv reporting_password REPORTING_DATABASE_PASSWORD
\getenv participant_owner_password PARTICIPANT_OWNER_PASSWORD
\getenv outcome_owner_password OUTCOME_OWNER_PASSWORD
\getenv reporting_owner_password REPORTING_OWNER_PASSWORD
\getenv keycloak_password KEYCLOAK_DATABASE_PASSWORD

create role participant_owner login password :'participant_owner_password';
create role outcome_owner login password :'outcome_owner_password';
create role reporting_owner login password :'reporting_owner_password';
create role participant_service login password :'participant_password';
create role outcome_service login password :'outcome_password';
create role reporting_service login password :'reporting_password';
create role keycloak login password :'keycloak_password';

create database participant owner participant_owner;
create database outcome owner outcome_owner;
create database reporting owner reporting_owner;
create database keycloak owner keycloak;

-- Every role is a member of public, and public may connect by default.
revoke all on database participant, outcome, reporting, keycloak, postgres, template1 from public;
grant connect on database participant to participant_service;
grant connect on database outcome to outcome_service;
grant connect on database reporting to reporting_service;

\connect participant
grant create, usage on schema public to participant_owner;
grant usage on schema public to participant_service;
alter default privileges for role participant_owner in schema public grant select, insert, update, delete, truncate on tables to participant_service;
alter default privileges for role participant_owner in schema public grant usage, select on sequences to participant_service;

\connect outcome
grant create, usage on schema public to outcome_owner;
grant usage on schema public to outcome_service;
alter default privileges for role outcome_owner in schema public grant select, insert, update, delete, truncate on tables to outcome_service;
alter default privileges for role outcome_owner in schema public grant usage, select on sequences to outcome_service;

\connect reporting
grant create, usage on schema public to reporting_owner;
grant usage on schema public to reporting_service;
alter default privileges for role reporting_owner in schema public grant select, insert, update, delete, truncate on tables to reporting_service;
alter default privileges for role reporting_owner in schema public grant usage, select on sequences to reporting_service;

-- The last statement: the container is healthy if this table exists.
\connect postgres
create table databases_complete ();
