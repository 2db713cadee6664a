// From a file's bytes to a bundle that can be imported, or to sentences that say why not.
import { createHash } from 'node:crypto';
import type { LocalDate } from '#kernel/local-date.ts';
import { readBundle, type BundleToImport } from '../rules/fhir-bundle.ts';
import { parseExactly } from './exact-json.ts';

export type BundleFile = { readonly sha256: Buffer; readonly bundle: BundleToImport };
export type FileReading =
  | { readonly ok: true; readonly value: BundleFile }
  | { readonly ok: false; readonly sentences: readonly string[] };

const mostMegabytes = 20;
export const mostBytes = mostMegabytes * 1024 * 1024;
export const tooLarge = `It is larger than ${mostMegabytes} MB: split it into several bundles.`;

/** Reads a file's content. */
export function readBundleFile(bytes: Buffer, today: LocalDate): FileReading {
  if (bytes.length > mostBytes) return refused(tooLarge);
  const parsed = parse(bytes);
  if (!parsed.ok) return refused(parsed.sentence);
  const read = readBundle(parsed.value, today);
  if (!read.ok)
    return {
      ok: false,
      sentences: read.faults.map((fault) =>
        fault.entry === null ? fault.sentence : `Entry ${fault.entry}: ${fault.sentence}`,
      ),
    };
  return { ok: true, value: { sha256: createHash('sha256').update(bytes).digest(), bundle: read.value } };
}

function parse(bytes: Buffer): { ok: true; value: unknown } | { ok: false; sentence: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, sentence: 'It is not UTF-8 text: save it as UTF-8.' };
  }
  try {
    return { ok: true, value: parseExactly(text) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, sentence: 'It is nested too deeply to be FHIR.' };
    return {
      ok: false,
      sentence: 'It is not JSON from beginning to end: it may be cut off or of another format.',
    };
  }
}

function refused(sentence: string): FileReading {
  return { ok: false, sentences: [sentence] };
}
