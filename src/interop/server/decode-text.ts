// From bytes to text. UTF-8 is recognized by being valid, with or without its mark; UTF-16 by its mark; anything else is
// taken for Windows-1252, as spreadsheets on Windows write it, and the preview says so.
import type { Encoding } from '../rules/import-reading.ts';

export type Decoded = { readonly text: string; readonly encoding: Encoding };

export function decodeText(bytes: Uint8Array): Decoded {
  const mark = [bytes[0], bytes[1], bytes[2]];
  if (mark[0] === 0xff && mark[1] === 0xfe) return decodedAs('utf-16le', bytes, 'utf-16');
  if (mark[0] === 0xfe && mark[1] === 0xff) return decodedAs('utf-16be', bytes, 'utf-16');
  const hasMark = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: hasMark ? 'utf-8-bom' : 'utf-8' };
  } catch {
    return decodedAs('windows-1252', bytes, 'windows-1252');
  }
}

// TextDecoder takes the mark off by itself.
function decodedAs(label: string, bytes: Uint8Array, encoding: Encoding): Decoded {
  return { text: new TextDecoder(label).decode(bytes), encoding };
}
