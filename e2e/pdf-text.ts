// The text of a PDF that Chromium printed, as a reader would copy it: each show of letters through the map that its font
// carries. Enough for what Chromium writes, and for nothing else; what runs from right to left comes as it is drawn.
import { inflateSync } from 'node:zlib';

type Map_ = { readonly digits: number; readonly letters: ReadonlyMap<string, string> };

/** All letters of all sheets, without spaces between. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const maps = new Map<string, Map_>();
  for (const [number, object] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/u.exec(object.head)?.[1];
    if (map !== undefined) maps.set(number, lettersOf(objects.get(map)?.stream() ?? ''));
  }
  return [...objects.values()]
    .filter(({ head }) => !/\/Type|\/Subtype/u.test(head))
    .map((object) => shownIn(object.stream(), maps))
    .join('');
}

type PdfObject = { readonly head: string; readonly stream: () => string };

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/^(\d+) 0 obj\n/gmu)) {
    const from = found.index + found[0].length;
    const end = text.indexOf('endobj', from);
    const at = text.indexOf('stream\n', from);
    const hasStream = at >= 0 && at < end;
    const head = text.slice(from, hasStream ? at : end);
    objects.set(found[1] ?? '', {
      head,
      stream: () => {
        if (!hasStream) return '';
        const length = Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0);
        const bytes = pdf.subarray(at + 7, at + 7 + length);
        return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
      },
    });
  }
  return objects;
}

// A CMap: <0003> <0020> one by one, or <0003> <0005> <0020> as a range.
function lettersOf(map: string): Map_ {
  const letters = new Map<string, string>();
  const digits = /<([0-9A-Fa-f]+)> <[0-9A-Fa-f]+>\nendcodespacerange/u.exec(map)?.[1]?.length ?? 4;
  for (const line of map.matchAll(/^<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>(?: <([0-9A-Fa-f]+)>)?$/gmu)) {
    const [, first = '', second = '', third] = line;
    const last = third === undefined ? first : second;
    const target = third ?? second;
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) {
      const place = code - Number.parseInt(first, 16);
      letters.set(code.toString(16).padStart(digits, '0'), utf16(target, place));
    }
  }
  return { digits, letters };
}

function utf16(hex: string, further: number): string {
  const units = (hex.match(/.{4}/gu) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(
    ...units.map((unit, place) => (place === units.length - 1 ? unit + further : unit)),
  );
}

function shownIn(content: string, maps: ReadonlyMap<string, Map_>): string {
  let map: Map_ | undefined;
  let shown = '';
  for (const [, font, letters = ''] of content.matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/gu)) {
    if (font !== undefined) map = maps.get(font);
    else if (map !== undefined)
      for (const code of letters.toLowerCase().match(new RegExp(`.{${map.digits}}`, 'gu')) ?? [])
        shown += map.letters.get(code) ?? '';
  }
  return shown.replaceAll(/\s/gu, '');
}
