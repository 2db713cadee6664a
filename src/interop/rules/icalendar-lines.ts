// The text of iCalendar (RFC 5545, section 3.1) as components with their lines: folded lines are joined again, and
// each keeps the number it has in the file, so that a fault can be found there.

export type CalendarLine = {
  readonly number: number;
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
};
export type CalendarComponent = {
  readonly name: string;
  readonly number: number;
  readonly lines: CalendarLine[];
  readonly parts: CalendarComponent[];
};

/** The outermost components of a text; lines outside of them are passed over. */
export function calendarComponents(text: string): CalendarComponent[] {
  const outermost: CalendarComponent[] = [];
  const open: CalendarComponent[] = [];
  for (const line of unfolded(text)) {
    if (line.name === 'BEGIN') {
      const begun = { name: line.value.toUpperCase(), number: line.number, lines: [], parts: [] };
      (open.at(-1)?.parts ?? outermost).push(begun);
      open.push(begun);
    } else if (line.name === 'END') open.pop();
    else open.at(-1)?.lines.push(line);
  }
  return outermost;
}

function unfolded(text: string): CalendarLine[] {
  const whole: { number: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    const before = whole.at(-1);
    if (/^[ \t]/u.test(line) && before !== undefined) before.text += line.slice(1);
    else if (line !== '') whole.push({ number: index + 1, text: line });
  }
  return whole.flatMap(({ number, text: line }) => {
    // Name, parameters of which quoted ones may hold a colon, and the value.
    const found = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/u.exec(line);
    if (found === null) return [];
    const [, name = '', parameters = '', value = ''] = found;
    return [{ number, name: name.toUpperCase(), parameters, value }];
  });
}
