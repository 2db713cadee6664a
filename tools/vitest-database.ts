// Makes, once for a whole run, the test cluster and a migrated template; each test file copies it.
import { createHash } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate, migrationFiles, migrationsFolder } from '#platform/database/migrate.ts';
import { openTestCluster } from '#platform/database/test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: string;
  }
}

/** Starts the cluster, brings the template up to date, and stops the cluster when all tests are over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  const hash = createHash('sha256');
  for (const file of migrationFiles(migrationsFolder)) hash.update(`${file.name} ${file.sha256}\n`);
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  const template = (await cluster.findDatabase(name)) ?? (await cluster.makeDatabase({ name }));
  await migrate(template.ownerUrl);
  project.provide('templateDatabase', name);
  return () => cluster.stop();
}
