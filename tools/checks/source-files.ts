// Every file of the checkout that is ours, as paths from its root with forward slashes.
import { readdirSync } from 'node:fs';
import path from 'node:path';

const notOurs = new Set(['node_modules', '.git', 'dist', '.data', '.cache', 'test-results']);
const plantedBreaches = 'tools/checks/planted';

export function sourceFiles(root: string, folder = ''): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name) || name.startsWith(plantedBreaches)) continue;
    if (entry.isDirectory()) found.push(...sourceFiles(root, name));
    else if (entry.isFile()) found.push(name);
  }
  return found;
}
