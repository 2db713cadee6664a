// What a browser has written into the files of its profile: words are looked for as they are and in the two bytes a letter
// in which Chromium keeps what stands in fields.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Files of a profile that hold one of the words, each with the word. */
export async function filesWith(profile: string, words: readonly string[]): Promise<string[]> {
  const looked = words.flatMap((word) =>
    (['utf8', 'utf16le'] as const).map((coding) => ({ word, bytes: Buffer.from(word, coding) })),
  );
  const files = await readdir(profile, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files.filter((each) => each.isFile())) {
    const name = path.join(file.parentPath, file.name);
    // One that the browser takes away meanwhile holds nothing.
    const kept = await readFile(name).catch(() => Buffer.alloc(0));
    for (const { word, bytes } of looked)
      if (kept.includes(bytes)) found.push(`${path.relative(profile, name)}: ${word}`);
  }
  return found;
}
