// Part of the whole record as it is read and printed. Whatever somebody typed stands there unchanged, and in its own direction.
import { Title } from '@mantine/core';
import { dayAndTime, fullDay } from '#ui/format.ts';
import type { WholeRecord } from '../rules/whole-record.ts';
import classes from './record.module.css';

type Reading = {
  /** Names of staff, clinics, groups and dates that rows name by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly timeZone: string;
};
type RecordPartProps = Reading & {
  readonly title: string;
  readonly rows: WholeRecord['records'];
};

/** Rows of one kind, a line for each thing that is known. */
export function RecordPart({ title, rows, ...reading }: RecordPartProps) {
  return (
    <section className={classes['part']}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {rows.map((row, place) => (
        <dl key={typeof row['id'] === 'string' ? row['id'] : place} className={classes['row']}>
          {Object.entries(row).flatMap(([name, value]) => {
            const text = valueText(name, value, reading);
            return text === '' ? [] : [<Line key={name} name={name} text={text} />];
          })}
        </dl>
      ))}
    </section>
  );
}

function Line({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{nameText(name)}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  );
}

// 'given_name' reads "Given name", and 'group_id' reads "Group".
function nameText(name: string): string {
  const words = name.replace(/_id$/u, '').replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
// Columns that hold a code and nothing that somebody typed.
const holdsCode = /(?:^|_)(?:kind|status|mode|reason|outcome|attendance|step|level|format|sex)$/u;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function valueText(name: string, value: unknown, reading: Reading): string {
  if (typeof value === 'string')
    return holdsCode.test(name) ? value.replaceAll('_', ' ') : textOf(name, value, reading);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && name.endsWith('weekdays'))
    return value.map((day) => weekdays[Number(day) - 1] ?? String(day)).join(', ');
  return typeof value === 'number' ? String(value) : JSON.stringify(value, null, 1);
}

function textOf(name: string, value: string, { names, timeZone }: Reading): string {
  if (id.test(value)) return names[value] ?? '';
  // By the column as well as by the form: a name that looks like a date stays as it was typed.
  if (name.endsWith('_at') && /^\d{4}-\d\d-\d\dT/u.test(value)) return dayAndTime(value, timeZone);
  if (name.endsWith('_on') && /^\d{4}-\d\d-\d\d$/u.test(value)) return fullDay(value);
  // Bytes, as the database writes them.
  return /^\\x(?:[0-9a-f]{2})+$/u.test(value) ? '' : value;
}
