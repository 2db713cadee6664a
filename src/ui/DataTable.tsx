// A dense table that the keyboard can walk: up and down move between rows' links, Home and End jump.
import { Table, VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './page.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right';
  /** Left out on narrow screens. */
  readonly wideOnly?: boolean;
};

type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown in place of an empty table. */
  readonly empty?: ReactNode;
};

export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div className={classes['scroll']}>
      <Table highlightOnHover onKeyDown={walkRows}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                scope="col"
                ta={column.align ?? 'left'}
                {...(column.wideOnly ? { visibleFrom: 'sm' } : {})}
              >
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map((column) => (
                <Table.Td
                  key={column.key}
                  ta={column.align ?? 'left'}
                  {...(column.wideOnly ? { visibleFrom: 'sm' } : {})}
                >
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

// Moves between the first links or buttons of the rows; inputs keep their own keys.
function walkRows(event: KeyboardEvent<HTMLTableElement>): void {
  const here = event.target as HTMLElement;
  if (here.tagName === 'INPUT' || here.tagName === 'TEXTAREA' || here.tagName === 'SELECT') return;
  const firsts = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')].flatMap(
    (row) => row.querySelector<HTMLElement>('a, button') ?? [],
  );
  const at = firsts.findIndex((first) => first.closest('tr') === here.closest('tr'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: firsts.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  const next = firsts[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
