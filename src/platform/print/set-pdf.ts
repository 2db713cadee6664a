// Sets a file: the work itself, which runs in a thread of its own (pdf-thread.ts).
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { lettersOf, type Letters } from './letters.ts';

/** A Typst template, and what it shows as JSON. */
export type ToSet = { readonly template: string; readonly content: string };

/** The file, with the letters of everything that stands in it; the template reads `content` and `fonts`. */
export async function setPdf({ template, content }: ToSet): Promise<Uint8Array> {
  const letters = await lettersOf(content);
  const compiler = compilerWith(letters);
  const file = compiler.pdf({
    mainFileContent: template,
    inputs: { content, fonts: JSON.stringify(letters.names) },
  });
  // Nothing of what was set stays behind.
  compiler.evictCache(0);
  return new Uint8Array(file);
}

// To begin one takes longer than to set a file, and most files need the same letters.
const mostKept = 4;
const kept = new Map<string, NodeCompiler>();

function compilerWith({ names, fonts }: Letters): NodeCompiler {
  const key = names.join(' ');
  const compiler = kept.get(key) ?? NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
  kept.delete(key);
  kept.set(key, compiler);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return compiler;
}
