// How much a browser loads for a page of the workspace, compressed. Prints each page, and fails when one is larger
// than its aim (350 KB for staff): `node_modules/.bin/node tools/bundle-size.ts`.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

type Part = {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
};

export type PageSize = { readonly page: string; readonly kilobytes: number };

const builtFolder = path.resolve(import.meta.dirname, '../dist/web');
const entry = 'src/app/workspace/web/workspace.html';

/** The most a staff page may load, compressed: performance.md section 0. */
export const mostKilobytes = 350;

/** Every page with all that it loads when somebody opens it first, gzip-compressed, largest first. */
export function pageSizes(folder = builtFolder): PageSize[] {
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Part
  >;
  const shell = filesOf(manifest, [entry]);
  const pages = manifest[entry]?.dynamicImports ?? [];
  return pages
    .map((page) => ({ page, kilobytes: sizeOf(folder, new Set([...shell, ...filesOf(manifest, [page])])) }))
    .toSorted((one, other) => other.kilobytes - one.kilobytes);
}

function filesOf(
  manifest: Record<string, Part>,
  names: readonly string[],
  found = new Set<string>(),
): Set<string> {
  for (const name of names) {
    const part = manifest[name];
    if (part === undefined || found.has(part.file)) continue;
    for (const file of [part.file, ...(part.css ?? []), ...(part.assets ?? [])]) found.add(file);
    filesOf(manifest, part.imports ?? [], found);
  }
  return found;
}

function sizeOf(folder: string, files: ReadonlySet<string>): number {
  const html = statSync(path.join(folder, entry)).size;
  const bytes = [...files]
    // A font is fetched when a letter is met that the machine lacks, a part of it at a time.
    .filter((file) => !file.endsWith('.html') && !file.endsWith('.woff2'))
    .map((file) => statSync(path.join(folder, `${file}.gz`)).size);
  return Math.round((bytes.reduce((sum, each) => sum + each, html) / 1024) * 10) / 10;
}

if (import.meta.main) {
  const sizes = pageSizes();
  for (const { page, kilobytes } of sizes) console.log(`${String(kilobytes).padStart(7)} KB  ${page}`);
  const tooLarge = sizes.filter(({ kilobytes }) => kilobytes > mostKilobytes).length;
  console.log(`${sizes.length - tooLarge} passed, ${tooLarge} failed`);
  process.exitCode = tooLarge === 0 && sizes.length > 0 ? 0 : 1;
}
