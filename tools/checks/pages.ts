// Written pages that code depends on: decisions have numbers of their own, the glossary has every slice's word, and
// every refusal has plain words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sliceOrder } from '../../src/app/slice-order.ts';

const decisionFile = /^docs\/decisions\/(?<name>[^/]+)\.md$/u;
const decisionName = /^(?<number>\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*$/u;

export function decisionBreaches(files: string[]): string[] {
  const byNumber = new Map<string, string>();
  const breaches: string[] = [];
  for (const file of files) {
    const name = decisionFile.exec(file)?.groups?.['name'];
    if (name === undefined || name === 'README') continue;
    const number = decisionName.exec(name)?.groups?.['number'];
    if (number === undefined) {
      breaches.push(`decision-name: ${file}: write NNNN-title.md`);
      continue;
    }
    const before = byNumber.get(number);
    if (before !== undefined) breaches.push(`decision-number: ${file} and ${before} share number ${number}`);
    byNumber.set(number, file);
  }
  return breaches;
}

export function glossaryBreaches(files: string[], glossary: string | undefined): string[] {
  const present = sliceOrder.filter((slice) => files.some((file) => file.startsWith(`src/${slice}/`)));
  if (present.length === 0) return [];
  if (glossary === undefined) return ['glossary: docs/glossary.md is missing'];
  return present
    .filter((slice) => !new RegExp(`\\b${slice}\\b`, 'iu').test(glossary))
    .map((slice) => `glossary: the word "${slice}" is missing in docs/glossary.md`);
}

// The compiler checks that a slice's table of words is complete for its own codes; this finds a code that stands in no
// table at all.
export function wordlessRefusals(root: string, files: string[]): string[] {
  const sources = files
    .filter((file) => /^src\/.+\.ts$/u.test(file) && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
  const words = sources
    .filter(({ file, text }) => file.endsWith('/refusals.ts') || /Refusals\b[^=\n]*=\s*\{/u.test(text))
    .map(({ text }) => text)
    .join('\n');
  const hasWords = (code: string): boolean =>
    words.includes(`'${code}':`) || new RegExp(`^\\s*${code}:`, 'mu').test(words);
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\brefuse\(\s*'(?<code>[^']+)'/gu)]
      .map((match) => match.groups?.['code'] ?? '')
      .filter((code) => !hasWords(code))
      .map((code) => `refusal-words: ${file}: "${code}" has no words in a table of refusals`),
  );
}
