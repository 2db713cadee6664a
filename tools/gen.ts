// `npm run gen` writes every generated page from a freshly migrated database and from the registry of routes;
// `npm run gen -- --check` writes nothing, and names what is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '#platform/database/migrate.ts';
import { openTestCluster } from '#platform/database/test-cluster.ts';
import { accessTables } from '../src/app/access-tables.ts';
import { routes } from '../src/app/routes.ts';
import { demonstrationRoutes } from '../src/staff/server/demonstration.routes.ts';
import { apiDescriptionPage } from './generators/api-description.ts';
import { readCatalog } from './generators/catalog.ts';
import { dictionaryPage } from './generators/dictionary.ts';
import { permissionsPage } from './generators/permissions.ts';
import { rulesPage } from './generators/rule-catalog.ts';
import { schemaPage } from './generators/schema.ts';
import { tablesPage } from './generators/tables.ts';

const root = path.resolve(import.meta.dirname, '..');

type Page = { readonly file: string; readonly text: string };

/** Every page that follows from the migrations: made from a database that nothing else has touched. */
async function pagesOfDatabase(): Promise<Page[]> {
  const cluster = await openTestCluster();
  const database = await cluster.makeDatabase();
  const client = new Client({ connectionString: database.superuserUrl });
  try {
    await migrate(database.ownerUrl);
    await client.connect();
    const catalog = await readCatalog(client);
    return [
      { file: 'db/tables.ts', text: tablesPage(catalog) },
      { file: 'db/schema.sql', text: await schemaPage(client) },
      { file: 'docs/data-dictionary.md', text: dictionaryPage(catalog) },
    ];
  } finally {
    await client.end();
    await database.drop();
    await cluster.stop();
  }
}

async function pagesOfRegistry(): Promise<Page[]> {
  return [
    {
      file: 'docs/permissions.md',
      text: permissionsPage({ tables: accessTables, routes, demonstrationRoutes }),
    },
    { file: 'docs/rules.md', text: rulesPage() },
    { file: 'docs/openapi.json', text: await apiDescriptionPage() },
  ];
}

function isStale({ file, text }: Page): boolean {
  const full = path.join(root, file);
  return !existsSync(full) || readFileSync(full, 'utf8') !== text;
}

function write({ file, text }: Page): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

const pages = [...(await pagesOfDatabase()), ...(await pagesOfRegistry())];
const stale = pages.filter(isStale);
if (process.argv.includes('--check')) {
  for (const { file } of stale) console.log(`${file} is stale: run npm run gen`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  stale.forEach(write);
  console.log(
    stale.length === 0
      ? 'Every generated page is fresh.'
      : `Written: ${stale.map(({ file }) => file).join(', ')}`,
  );
}
