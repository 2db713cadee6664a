// Part of the whole record as it is read and printed. Whatever somebody typed stands there unchanged, and in its own direction.
import { Title } from '@mantine/core';
import { dayAndTime } from '#ui/format.ts';
import type { WholeRecord } from '../rules/whole-record.ts';
import classes from './record.module.css';

type RecordPartProps = {
  readonly title: string;
  readonly rows: WholeRecord['records'];
  readonly staff: WholeRecord['staff'];
};

/** Rows of one kind, a line for each thing that is known. */
export function RecordPart({ title, rows, staff }: RecordPartProps) {
  return (
    <section className={classes['part']}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {rows.map((row, place) => (
        <dl key={typeof row['id'] === 'string' ? row['id'] : place} className={classes['row']}>
          {Object.entries(row).flatMap(([name, value]) => {
            const text = valueText(value, staff);
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

// 'given_name' reads "Given name".
function nameText(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

function valueText(value: unknown, staff: WholeRecord['staff']): string {
  if (typeof value === 'string') return textOf(value, staff);
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'yes';
  return typeof value === 'number' ? String(value) : JSON.stringify(value, null, 1);
}

function textOf(value: string, staff: WholeRecord['staff']): string {
  if (id.test(value)) return staff[value] ?? '';
  if (/^\d{4}-\d\d-\d\dT/u.test(value)) return dayAndTime(value, 'America/Chicago');
  // Bytes, as the database writes them.
  return /^\\x(?:[0-9a-f]{2})+$/u.test(value) ? '' : value;
}
