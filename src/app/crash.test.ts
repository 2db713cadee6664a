import { afterAll, describe, expect, it } from 'vitest';
import { killUnderWrites } from './testing/crash-run.ts';
import { makeFolder } from './testing/server-process.ts';

describe('a server that is killed under writes', () => {
  const folder = makeFolder();
  afterAll(() => folder.remove());

  it('has every acknowledged write, none twice, and is ready again within ten seconds', async () => {
    const report = await killUnderWrites(folder, 5, () => undefined);
    expect(report).toMatchObject({ times: 5, lost: 0, twice: 0 });
    expect(report.acknowledged).toBeGreaterThan(40);
    expect(report.slowestReadyMilliseconds).toBeLessThan(10_000);
  }, 300_000);
});
