// Gives an OpenType font a name of its own. The parts of a family share one, and a typesetter that is asked for the family
// would find one of them and look no further.

type Table = { readonly tag: string; readonly bytes: Uint8Array };

const headBytes = 12;
const entryBytes = 16;

/** The same font under another family name. */
export function renamedFont(font: Uint8Array, family: string, style: 'Regular' | 'Bold'): Buffer {
  const tables = tablesOf(font).map((table) =>
    table.tag === 'name' ? { tag: 'name', bytes: nameTable(family, style) } : table,
  );
  const whole = Buffer.alloc(
    headBytes + entryBytes * tables.length + tables.reduce((sum, { bytes }) => sum + padded(bytes.length), 0),
  );
  whole.set(font.subarray(0, headBytes));
  let at = headBytes + entryBytes * tables.length;
  for (const [place, { tag, bytes }] of tables.entries()) {
    const entry = headBytes + entryBytes * place;
    whole.write(tag, entry, 'latin1');
    // Sums of tables are for devices with slow storage; who reads a font today does not look at them.
    whole.writeUInt32BE(0, entry + 4);
    whole.writeUInt32BE(at, entry + 8);
    whole.writeUInt32BE(bytes.length, entry + 12);
    whole.set(bytes, at);
    at += padded(bytes.length);
  }
  return whole;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function tablesOf(font: Uint8Array): Table[] {
  const view = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  return Array.from({ length: view.readUInt16BE(4) }, (_, place) => {
    const entry = headBytes + entryBytes * place;
    const from = view.readUInt32BE(entry + 8);
    return {
      tag: view.toString('latin1', entry, entry + 4),
      bytes: font.subarray(from, from + view.readUInt32BE(entry + 12)),
    };
  });
}

// Family, style, whole name and the name in files, for Windows' encoding of Unicode, in English.
function nameTable(family: string, style: string): Buffer {
  const names = [
    { id: 1, text: family },
    { id: 2, text: style },
    { id: 4, text: `${family} ${style}` },
    { id: 6, text: `${family}-${style}`.replaceAll(' ', '') },
  ].map(({ id, text }) => ({ id, bytes: Buffer.from(text, 'utf16le').swap16() }));
  const records = Buffer.alloc(6 + 12 * names.length);
  records.writeUInt16BE(names.length, 2);
  records.writeUInt16BE(records.length, 4);
  let from = 0;
  for (const [place, { id, bytes }] of names.entries()) {
    const values = [3, 1, 0x04_09, id, bytes.length, from];
    for (const [field, value] of values.entries()) records.writeUInt16BE(value, 6 + 12 * place + 2 * field);
    from += bytes.length;
  }
  return Buffer.concat([records, ...names.map(({ bytes }) => bytes)]);
}
