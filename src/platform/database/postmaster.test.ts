import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openTestCluster } from './test-cluster.ts';

const folder = fileURLToPath(new URL('../../../.data/test-cluster', import.meta.url));

describe('the one server of a cluster', () => {
  it('is found by a link to its folder, and no second one is started on the same files', async () => {
    const cluster = await openTestCluster();
    const links = mkdtempSync(join(tmpdir(), 'evenkeel-link-'));
    try {
      symlinkSync(folder, join(links, 'data'));
      const again = await openTestCluster(join(links, 'data'));
      expect(again.port).toBe(cluster.port);
      await again.stop();
      const database = await cluster.makeDatabase();
      await database.drop();
    } finally {
      rmSync(links, { recursive: true, force: true });
      await cluster.stop();
    }
  });
});
