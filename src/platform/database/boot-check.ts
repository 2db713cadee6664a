// What must be true of the database before the server may work on it. Each
// refusal is one sentence for the person who starts the program.
import { withConnection } from './connect.ts';
import { timeZoneWarnings } from './time-zone-check.ts';

export type BootFindings = { refusals: string[]; warnings: string[] };

export type Facts = {
  role: string;
  version: string;
  version_number: number;
  is_superuser: boolean;
  passes_row_security: boolean;
  may_make_roles: boolean;
  is_owner: boolean;
  owns: number;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  is_encrypted: boolean;
  is_local: boolean;
};

const factsQuery = `
  SELECT current_user::text AS role,
         current_setting('server_version') AS version,
         current_setting('server_version_num')::int AS version_number,
         r.rolsuper AS is_superuser,
         r.rolbypassrls AS passes_row_security,
         (r.rolcreaterole OR r.rolcreatedb OR r.rolreplication) AS may_make_roles,
         EXISTS (SELECT FROM pg_roles o
                  WHERE o.rolname = 'evenkeel_owner' AND pg_has_role(current_user, o.oid, 'MEMBER')) AS is_owner,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns,
         current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_page_writes,
         current_setting('synchronous_commit') AS synchronous_commit,
         COALESCE((SELECT s.ssl FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid()), false) AS is_encrypted,
         (inet_client_addr() IS NULL OR inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1') AS is_local
    FROM pg_roles r
   WHERE r.rolname = current_user`;

/** `lasting: false` is for tests, where what was written may be lost with the machine. */
export async function bootCheck(
  runtimeUrl: string,
  options: { lasting: boolean; from: string },
): Promise<BootFindings> {
  return withConnection(runtimeUrl, 'boot-check', async (client) => {
    const facts = (await client.query<Facts>(factsQuery)).rows[0];
    if (facts === undefined) throw new Error('The database does not know the role it is used as.');
    const refusals = refusalsFor(facts, options.lasting);
    const warnings = [...connectionWarnings(facts), ...(await timeZoneWarnings(client, options.from))];
    return { refusals, warnings };
  });
}

export function refusalsFor(facts: Facts, lasting: boolean): string[] {
  return [...roleRefusals(facts), ...(lasting ? lastingRefusals(facts) : []), ...versionRefusals(facts)];
}

function roleRefusals(facts: Facts): string[] {
  const use = 'Use the role evenkeel_runtime of db/roles.sql in DATABASE_URL.';
  const found: [boolean, string][] = [
    [
      facts.is_superuser,
      `The role ${facts.role} is a superuser, so no row would be protected from it. ${use}`,
    ],
    [
      facts.passes_row_security,
      `The role ${facts.role} has BYPASSRLS, so no row would be protected from it. ${use}`,
    ],
    [
      facts.may_make_roles,
      `The role ${facts.role} may make roles or databases or replicate, and so could give itself more rights. ${use}`,
    ],
    [
      facts.is_owner,
      `The role ${facts.role} is a member of evenkeel_owner, so it could change tables and signed records. ${use}`,
    ],
    [
      facts.owns > 0,
      `The role ${facts.role} owns ${facts.owns} tables or indexes, so it could change them and what protects them. ${use}`,
    ],
  ];
  // A superuser is a member of everything: one reason is enough.
  return found
    .filter(([is]) => is)
    .slice(0, facts.is_superuser ? 1 : undefined)
    .map(([, sentence]) => sentence);
}

function lastingRefusals(facts: Facts): string[] {
  const settings = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).filter((name) =>
    // Besides "on", synchronous_commit has values that wait for more than the own disk.
    name === 'synchronous_commit' ? facts[name] === 'off' : facts[name] !== 'on',
  );
  return settings.map(
    (name) =>
      `The database has ${name} = off, so a note that was shown as saved could be lost. Set ${name} = on.`,
  );
}

function versionRefusals(facts: Facts): string[] {
  if (facts.version_number >= 150_000) return [];
  return [`The database is PostgreSQL ${facts.version}; Evenkeel needs 15 or later.`];
}

export function connectionWarnings(facts: Facts): string[] {
  if (facts.is_encrypted || facts.is_local) return [];
  return [
    'The connection to the database crosses the network without TLS: add sslmode=verify-full to DATABASE_URL and its companions.',
  ];
}
