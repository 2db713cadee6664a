// Long files of fictional people for the import: names as they stand in a real file, one telephone in ten that of a
// shelter, one date of birth in a hundred the one that stands for "unknown".
import { drawName } from '../../src/app/seed/names.ts';
import { randomFrom } from '../../src/app/seed/random.ts';

type File = { name: string; mimeType: string; buffer: Buffer };
type Line = { given: string; family: string; bornOn: string; phone: string; number: string };

const two = (number: number): string => String(number).padStart(2, '0');

function peopleOf(lines: number, letter: string): Line[] {
  const random = randomFrom(letter.charCodeAt(0));
  return Array.from({ length: lines }, (_none, place) => {
    const { given, family } = drawName(random);
    const day = `${random.whole(1945, 2006)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
    return {
      given,
      family,
      bornOn: random.chance(0.01) ? '1900-01-01' : day,
      phone: random.chance(0.1)
        ? '773-555-0100'
        : `312-${random.whole(200, 999)}-${String(place % 10_000).padStart(4, '0')}`,
      number: `${letter}${place}`,
    };
  });
}

export function longCsv(lines: number): File {
  const rows = peopleOf(lines, 'C').map(
    ({ given, family, bornOn, phone, number }) =>
      `${family},${given},${bornOn},${phone},${number},"note, ${number}"`,
  );
  const text = ['Last name,First name,DOB,Phone,MRN,Notes', ...rows, ''].join('\r\n');
  return { name: 'drill.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

export function longBundle(lines: number): File {
  const entry = peopleOf(lines, 'F').map(({ given, family, bornOn, phone, number }) => ({
    resource: {
      resourceType: 'Patient',
      id: number,
      name: [{ family, given: [given] }],
      birthDate: bornOn,
      telecom: [{ system: 'phone', value: phone }],
    },
  }));
  const bundle = { resourceType: 'Bundle', type: 'collection', entry };
  return {
    name: 'drill.json',
    mimeType: 'application/fhir+json',
    buffer: Buffer.from(JSON.stringify(bundle)),
  };
}
