-- One database of Evenkeel, owned by the role that owns its tables, so that
-- migrations may add the trusted extensions btree_gist, pg_trgm, pgcrypto and fuzzystrmatch.
-- How it is run: see db/roles.sql.

-- The order of letters does not depend on the machine; screens sort by language where it matters.
CREATE DATABASE :"database" OWNER evenkeel_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE :'locale';

-- Nobody else may connect, and nobody may make temporary tables beside the walls.
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;

GRANT CONNECT ON DATABASE :"database" TO evenkeel_migrator, evenkeel_runtime;
