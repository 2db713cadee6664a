// Import directions, slice order and cycles. Run as `node tools/checks/imports.ts [folder]`.
// dependency-cruiser can read no file at all, or a file without its imports, and still pass. So what it read is held
// against the files on disk and the import lines in them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { cruiseOptions, importRules } from './import-rules.ts';
import { sourceFiles } from './source-files.ts';

const cruised = /^(?:src|tools|e2e)\/.+\.(?:ts|tsx|mjs)$/u;

export async function importBreaches(root: string): Promise<string[]> {
  const expected = sourceFiles(root).filter((file) => cruised.test(file));
  const folders = [...new Set(expected.map((file) => file.split('/')[0] ?? file))];
  if (folders.length === 0) return ['no source file found: run this in the checkout'];
  const { output } = await cruise(folders, {
    ...cruiseOptions,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: importRules },
  });
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with text instead of a result');
  return [...unreadImports(root, output, expected), ...describeViolations(output)];
}

// Generators write code as template text; its import lines are not imports of the generator.
const templateText = /`(?:\\.|[^`\\])*`/gsu;
const importLine = /^(?:import|export)\s(?:[^;'"`]*?\sfrom\s+)?'(?<specifier>[^']+)'/gmu;

function unreadImports(root: string, result: ICruiseResult, expected: string[]): string[] {
  const read = new Map(
    result.modules.map((module) => [
      module.source,
      new Set(module.dependencies.map((found) => found.module)),
    ]),
  );
  return expected.flatMap((file) => {
    const found = read.get(file);
    if (found === undefined) return [`not-read: ${file}`];
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(templateText, '``');
    const written = [...text.matchAll(importLine)];
    return written
      .map((match) => (match.groups?.['specifier'] ?? '').replace(/^node:/u, ''))
      .filter((specifier) => !found.has(specifier))
      .map((specifier) => `not-read: ${file} -> ${specifier}`);
  });
}

function describeViolations(result: ICruiseResult): string[] {
  return result.summary.violations.map((violation) => {
    const way = violation.cycle?.map((step) => step.name).join(' -> ') ?? violation.to;
    return `${violation.rule.name}: ${violation.from} -> ${way}`;
  });
}

if (import.meta.main) {
  const root = path.resolve(process.argv[2] ?? '.');
  const breaches = await importBreaches(root);
  const comments = new Map(importRules.map((rule) => [rule.name, rule.comment]));
  for (const breach of breaches) {
    console.log(breach, `(${comments.get(breach.split(':')[0] ?? '') ?? 'see docs/architecture.md'})`);
  }
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
