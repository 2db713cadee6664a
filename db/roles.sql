-- The three roles of Evenkeel. An administrator of one's own PostgreSQL server
-- (15 or later) runs this once for each server, as a role that may create roles:
--
--   psql -v migrator_password='...' -v runtime_password='...' -f db/roles.sql
--   psql -v database=evenkeel -v locale=C.UTF-8 -f db/database.sql
--
-- and then starts Evenkeel with
--   DATABASE_OWNER_URL=postgres://evenkeel_migrator:...@host:5432/evenkeel
--   DATABASE_URL=postgres://evenkeel_runtime:...@host:5432/evenkeel
--   DATABASE_DIRECT_URL=... the same as DATABASE_URL, past a pooler if there is one
--
-- The embedded database runs the same two files. Each statement ends with a
-- semicolon at the end of its line, and :'name' is a value passed in.

-- Owns every table; nobody signs in as it, and row-level security binds it too.
CREATE ROLE evenkeel_owner NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;

-- Changes the tables: signs in only to migrate, back up and restore.
CREATE ROLE evenkeel_migrator LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'migrator_password';

-- The server itself: owns nothing and has only the rights that migrations grant.
CREATE ROLE evenkeel_runtime LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'runtime_password';

GRANT evenkeel_owner TO evenkeel_migrator;
