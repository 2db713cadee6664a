// Names and places of files: no drawers ("utils", "helpers"), kebab-case, every slice in its order with its rooms,
// and every migration with a number of its own.
import { sliceOrder } from '../../src/app/slice-order.ts';

// A file or folder of one of these names is a drawer: nobody can say what does not belong in it.
const drawers = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'misc',
  'manager',
  'handler',
  'service',
  'base',
  'core',
  'data',
  'types',
]);
const drawerEndings = /-(?:utils?|helpers?|misc|manager|handler|service)$/u;
const ownFolders = /^(?:src|tools|db|e2e|docs)\//u;
const codeFile = /\.(?:ts|tsx|mjs)$/u;
const migrationFile = /^db\/migrations\/(\d{4})-([a-z0-9-]+)\.sql$/u;
const screenFile = /^src\/(?:ui|app|[^/]+\/web)\//u;
const generalRooms = new Set(['kernel', 'platform', 'ui', 'app']);
const topRooms: ReadonlySet<string> = new Set([...generalRooms, ...sliceOrder]);
const sliceRooms = new Set(['rules', 'server', 'web']);

export function nameBreaches(files: string[]): string[] {
  const ours = files.filter((file) => ownFolders.test(file));
  return [
    ...ours.flatMap(drawerNames),
    ...ours.flatMap(wrongCase),
    ...ours.flatMap(wrongRoom),
    ...slicesWithoutReadme(ours),
    ...migrationNames(ours),
  ];
}

function isDrawer(word: string): boolean {
  return drawers.has(word) || drawerEndings.test(word);
}

function drawerNames(file: string): string[] {
  const folders = file.split('/').slice(0, -1);
  const name = file.split('/').at(-1) ?? file;
  const words = name.split('.').slice(0, -1);
  const isIndex = words[0] === 'index' && codeFile.test(name);
  const found = [...folders, ...words].filter(isDrawer);
  if (isIndex) found.push('index');
  return found.map((word) => `forbidden-name: ${file}: "${word}" is a drawer; name what stands in it`);
}

function wrongCase(file: string): string[] {
  if (file.startsWith('docs/')) return [];
  const parts = file.split('/');
  const name = parts.at(-1) ?? file;
  const folders = parts.slice(0, -1);
  const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*$/u;
  const pascal = /^[A-Z][A-Za-z0-9]*$/u;
  const stem = name.replace(/^\./u, '').split('.')[0] ?? name;
  const nameFits = kebab.test(stem) || (name.endsWith('.tsx') && pascal.test(stem)) || name === 'README.md';
  if (nameFits && folders.every((folder) => kebab.test(folder))) return [];
  return [`wrong-case: ${file}: files and folders are kebab-case, component files PascalCase.tsx`];
}

function wrongRoom(file: string): string[] {
  const [top, room, inner, ...rest] = file.split('/');
  if (top !== 'src') return [];
  if (room === undefined || !topRooms.has(room)) {
    return [
      `unknown-room: ${file}: src holds kernel, platform, ui, app and the slices of src/app/slice-order.ts`,
    ];
  }
  if (file.endsWith('.tsx') && !screenFile.test(file)) {
    return [`tsx-outside-web: ${file}: Node runs no .tsx; screens stand in web/ or ui/`];
  }
  if (generalRooms.has(room) || isInSliceRoom(inner, rest)) return [];
  return [`unknown-room: ${file}: a slice holds README.md, rules/, server/ and web/`];
}

function isInSliceRoom(room: string | undefined, rest: string[]): boolean {
  if (room === undefined) return false;
  return room === 'README.md' || (sliceRooms.has(room) && rest.length > 0);
}

function slicesWithoutReadme(files: string[]): string[] {
  const present = sliceOrder.filter((slice) => files.some((file) => file.startsWith(`src/${slice}/`)));
  return present
    .filter((slice) => !files.includes(`src/${slice}/README.md`))
    .map(
      (slice) => `no-readme: src/${slice}: say in a README.md what the slice means and whose rules it keeps`,
    );
}

function migrationNames(files: string[]): string[] {
  const owners = ['platform', ...sliceOrder];
  const numbers = new Map<string, string>();
  const breaches: string[] = [];
  for (const file of files.filter((name) => name.startsWith('db/migrations/') && name.endsWith('.sql'))) {
    const [, number, idea] = migrationFile.exec(file) ?? [];
    if (number === undefined || idea === undefined) {
      breaches.push(`migration-name: ${file}: write NNNN-slice-idea.sql`);
      continue;
    }
    const before = numbers.get(number);
    if (before !== undefined) breaches.push(`migration-number: ${file} and ${before} share a number`);
    if (!owners.some((owner) => idea === owner || idea.startsWith(`${owner}-`))) {
      breaches.push(`migration-name: ${file}: name the slice (or "platform") after the number`);
    }
    numbers.set(number, file);
  }
  return breaches;
}
