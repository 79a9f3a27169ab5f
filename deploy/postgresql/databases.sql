-- Run once, by the image, when the data directory is new. Each service gets a database of its own that nobody else's password opens.
\set ON_ERROR_STOP on

\getenv participant_password PARTICIPANT_DATABASE_PASSWORD
\getenv outcome_password OUTCOME_DATABASE_PASSWORD
\getenv reporting_password REPORTING_DATABASE_PASSWORD
\getenv keycloak_password KEYCLOAK_DATABASE_PASSWORD

create role participant_service login password :'participant_password';
create role outcome_service login password :'outcome_password';
create role reporting_service login password :'reporting_password';
create role keycloak login password :'keycloak_password';

create database participant owner participant_service;
create database outcome owner outcome_service;
create database reporting owner reporting_service;
create database keycloak owner keycloak;

-- Everybody is a member of public, and public may connect until it is told not to.
revoke all on database participant, outcome, reporting, keycloak, postgres, template1 from public;
