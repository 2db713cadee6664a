// The rules of reading CSV, as tables of cases with a reason each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { chosenColumns, columnLetter, guessColumns, missingFields } from './csv-columns.ts';
import { dateExamples, guessDateOrder, readDay, type DateOrder } from './csv-dates.ts';
import { personOfLine } from './csv-person.ts';
import { guessSeparator, openQuoteLine, safeCell } from './csv-text.ts';

const today = '2026-11-16' as LocalDate;

describe('readDay', () => {
  it.each<[string, DateOrder, string | null, string]>([
    ['1986-11-27', 'year-first', '1986-11-27', 'as ISO writes it'],
    ['1986/1/2', 'year-first', '1986-01-02', 'with slashes, no zeros'],
    ['19861127', 'year-first', '1986-11-27', 'eight digits'],
    ['198611', 'year-first', null, 'six digits could be cut anywhere'],
    ['1986-11-27 00:00:00', 'year-first', '1986-11-27', 'with midnight behind, as a database writes it'],
    ['1986-11-27T00:00:00.000Z', 'year-first', '1986-11-27', 'midnight in another form'],
    ['1986-11-27 08:30', 'year-first', null, 'a time of day is no date of birth'],
    ['11/27/1986', 'month-first', '1986-11-27', 'as in the United States'],
    ['11/27/1986', 'day-first', null, 'there is no 27th month'],
    ['27.11.1986', 'day-first', '1986-11-27', 'with dots'],
    ['1-2-86', 'month-first', '1986-01-02', 'a short year is in the past'],
    ['1-2-26', 'month-first', '2026-01-02', 'or in this year'],
    ['02/30/1990', 'month-first', null, 'a day that is none'],
    ['1/2-1990', 'month-first', null, 'two kinds of marks'],
    ['', 'month-first', null, 'nothing'],
  ])('%j %s is %j: %s', (text, order, day) => {
    expect(readDay(text, order, today)).toBe(day);
  });

  it('reads what it writes, in every order', () => {
    const written: Record<DateOrder, (y: string, m: string, d: string) => string> = {
      'year-first': (y, m, d) => `${y}-${m}-${d}`,
      'month-first': (y, m, d) => `${m}/${d}/${y}`,
      'day-first': (y, m, d) => `${d}/${m}/${y}`,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 45_000 }),
        fc.constantFrom<DateOrder>('year-first', 'month-first', 'day-first'),
        (days, order) => {
          const day = new Date(Date.UTC(1900, 0, 1 + days)).toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = day.split('-');
          expect(readDay(written[order](y, m, d), order, today)).toBe(day);
        },
      ),
      { seed: testSeed, numRuns: 1000 },
    );
  });
});

describe('the order of dates', () => {
  it.each<[string[], DateOrder, boolean, string]>([
    [['03/04/1990', '11/27/1986'], 'month-first', true, 'one day above twelve tells'],
    [['03/04/1990', '27/11/1986'], 'day-first', true, 'also the other way round'],
    [['03/04/1990', ''], 'month-first', false, 'nobody can tell'],
    [['1990-03-04'], 'year-first', true, 'year first leaves nothing open'],
    [['soon'], 'year-first', false, 'nothing can be read'],
  ])('of %j is %s, sure %s: %s', (values, order, isSure) => {
    expect(guessDateOrder(values, today)).toEqual({ order, isSure });
  });

  it('is shown by examples of those orders that read anything', () => {
    expect(dateExamples(['03/04/1990'], today)).toEqual([
      { order: 'month-first', written: '03/04/1990', reads: '1990-03-04' },
      { order: 'day-first', written: '03/04/1990', reads: '1990-04-03' },
    ]);
  });
});

describe('columns', () => {
  it('are guessed from headings in English and Spanish, each field once', () => {
    expect(
      guessColumns(['LAST NAME', 'First_Name', 'D.O.B.', 'Cell Phone', 'Surname', 'Insurance', '']),
    ).toEqual(['familyName', 'givenName', 'birthOn', 'phone', null, null, null]);
    expect(
      guessColumns([
        'Primer Apellido',
        'Segundo apellido',
        'Nombre(s)',
        'Fecha de Nacimiento',
        'Género',
        'Núm.',
      ]),
    ).toEqual(['familyName', 'secondFamilyName', null, 'birthOn', 'sex', null]);
  });

  it('are chosen by a person; what is no field or stands twice is only kept', () => {
    expect(chosenColumns(['familyName', 'familyName', 'nonsense'], 4)).toEqual([
      'familyName',
      null,
      null,
      null,
    ]);
    expect(missingFields(['familyName', null])).toEqual(['birthOn']);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
  ])('%i is called %s', (index, letter) => expect(columnLetter(index)).toBe(letter));
});

describe('the text', () => {
  it.each([
    ['a,b\n1,2', ',', 'commas'],
    ['a;b\n"1,1,1";2', ';', 'commas within quotes do not count'],
    ['a\tb\n1,5\t2', '\t', 'tabs stand in every line'],
    ['a|b\n1|2', '|', 'bars'],
    ['a\n1', ',', 'a comma when there is none'],
  ])('%j is separated by %j: %s', (text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });

  it('says where an open quote began', () => {
    expect(openQuoteLine('a,b\r\n1,"x\r\ny",3\r\n4,"open\n5,6')).toBe(4);
    expect(openQuoteLine('a,"b""c"')).toBeNull();
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['-1', `"'-1"`],
    ['\t=1', `"'\t=1"`],
    ['say "hi", then', '"say ""hi"", then"'],
    ['plain', '"plain"'],
  ])('%j is written %s', (text, cell) => expect(safeCell(text)).toBe(cell));
});

describe('a line', () => {
  const read = (cells: string[]) =>
    personOfLine(cells, {
      columns: [
        'familyName',
        'secondFamilyName',
        'givenName',
        'middleName',
        'birthOn',
        'sex',
        'phone',
        'diedOn',
      ],
      dateOrder: 'year-first',
      today,
      numberSystem: 'old',
    });

  it('joins names with a space, and changes nothing within them', () => {
    expect(read([' García ', 'Márquez', 'Ana', 'B.', '1990-01-02', 'Mujer', '', ''])).toMatchObject({
      ok: true,
      value: { familyName: ' García  Márquez', givenName: 'Ana B.', sex: 'female', phone: null },
    });
    expect(read(['Lone', '', '', '', '1990-01-02', 'Varón', '', ''])).toMatchObject({
      ok: true,
      value: { familyName: 'Lone', givenName: '', sex: 'male' },
    });
  });

  it.each<[string[], number, RegExp, string]>([
    [['A', '', '', '', '', '', '', ''], 4, /missing/, 'no date of birth'],
    [['A', '', '', '', '2027-01-01', '', '', ''], 4, /future/, 'not born yet'],
    [['A', '', '', '', '1990-01-02', 'H', '', ''], 5, /hombre/, 'H makes M uncertain'],
    [['A', '', '', '', '1990-01-02', 'yes', '', ''], 5, /female, male/, 'no sex'],
    [['A', '', '', '', '1990-01-02', '', '12', ''], 6, /7 to 15/, 'no phone number'],
    [['A', '', '', '', '1990-01-02', '', '', '1989-01-01'], 7, /before/, 'dead before birth'],
    [['A\u0000', '', '', '', '1990-01-02', '', '', ''], 0, /NUL/, 'a NUL'],
    [['x'.repeat(201), '', '', '', '1990-01-02', '', '', ''], 0, /200/, 'a name too long to keep'],
  ])('%j is refused at column %i', (cells, column, sentence) => {
    const reading = read(cells);
    const faults = reading.ok ? [] : reading.faults;
    expect(faults).toEqual([{ column, sentence: expect.stringMatching(sentence) as string }]);
  });
});
