// Dates that a lower limit leaves with more people than it allows, before it is set. Nobody who sits is put out.
import { List, Text } from '@mantine/core';
import { shortDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { OverLimit } from './organization.api.ts';
import classes from './organization.module.css';

const mostShown = 12;

export function DatesOver({ over: { dates, weeks, isAll } }: { readonly over: OverLimit }) {
  return (
    <div className={classes['over']} role="status">
      <Text>
        △ {isAll ? '' : 'At least '}
        {dates.length === 1 ? '1 date' : `${dates.length} dates`} of the next {weeks} weeks would have more
        people than this. Nobody is put out; the board marks these dates until somebody is moved.
      </Text>
      <List size="sm">
        {dates.slice(0, mostShown).map((date) => (
          <List.Item key={date.sessionId}>
            <PageLink to={`/app/dates/${date.sessionId}`}>
              {date.groupName}, {shortDay(date.heldOn)}
            </PageLink>
            : {date.people} people, {date.limit} allowed ({date.clinicName})
          </List.Item>
        ))}
      </List>
      {dates.length > mostShown ? (
        <Text size="sm" c="dimmed">
          and {isAll ? '' : 'at least '}
          {dates.length - mostShown} more
        </Text>
      ) : null}
    </div>
  );
}
