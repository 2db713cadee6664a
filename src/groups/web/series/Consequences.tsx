// What a change does, before it is saved: dates, what is taken already, who falls below their hours with what makes it
// up, and who lacks what a virtual date needs.
import { List, Text } from '@mantine/core';
import { hoursText, shortDay } from '#ui/format.ts';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { whenOn } from '../../rules/series/when-on.ts';
import { DeviceAsk } from './DeviceAsk.tsx';
import type { PreviewAnswer } from './series.api.ts';
import { dayWords, keptWords, lackWords, placeWords, spanWords } from './series-words.ts';
import { modeWords, wordOf } from '../group-words.ts';
import classes from '../groups.module.css';

type ConsequencesProps = {
  readonly preview: PreviewAnswer;
  readonly timeZone: string;
  /** Something was written down that it depends on: it is looked at anew. */
  readonly onAsked: () => void;
};

export function Consequences({ preview, timeZone, onAsked }: ConsequencesProps) {
  return (
    <div className={classes['result']} role="status" aria-live="polite">
      <Text fw={600}>{datesWords(preview)}</Text>
      {preview.clashes.length === 0 ? null : (
        <Part title="Not free. Choose another time, room or person:">
          {preview.clashes.map((clash) => (
            <List.Item key={`${clash.what} ${clash.startsAt}`}>
              {clash.what}, {dayWords(clash.startsAt, timeZone)} {spanWords(clash, timeZone)}:{' '}
              {takenWords(clash, timeZone)}
            </List.Item>
          ))}
        </Part>
      )}
      {preview.elsewhere.length === 0 ? null : (
        <Part title="Would have to be in two places. Choose another time, or write down first where they are away:">
          {preview.elsewhere.map((one, place) => (
            <List.Item key={place}>
              {one.patientId === null ? (
                'Somebody whose record is not yours to open'
              ) : (
                <bdi>{nameOf(one)}</bdi>
              )}
              : {one.groupName ?? 'another group'}, {dayWords(one.startsAt, timeZone)}{' '}
              {spanWords(one, timeZone)}
            </List.Item>
          ))}
        </Part>
      )}
      <Kept preview={preview} />
      <Below preview={preview} />
      {preview.lacking.length === 0 ? null : (
        <Part title="Lacks what a virtual date needs:">
          {preview.lacking.map((person) => (
            <List.Item key={person.patientId}>
              <bdi>{nameOf(person)}</bdi>: {person.lacks.map((lack) => lackWords[lack] ?? lack).join(', ')}
              <DeviceAsk {...person} name={nameOf(person)} onAsked={onAsked} />
            </List.Item>
          ))}
        </Part>
      )}
      {preview.hiddenPeople === 0 ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {preview.hiddenPeople} more people are expected whose records are not yours to open. Ask their
          counselor.
        </Text>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <>
      <Text mt="xs">{title}</Text>
      <List size="sm">{children}</List>
    </>
  );
}

function Kept({ preview }: { readonly preview: PreviewAnswer }) {
  if (preview.kept.length === 0) return null;
  return (
    <Part title="Stays as it is:">
      {preview.kept.slice(0, 10).map((date) => (
        <List.Item key={date.sessionId}>
          {shortDay(date.heldOn)}: {keptWords[date.because] ?? date.because}
        </List.Item>
      ))}
    </Part>
  );
}

function Below({ preview }: { readonly preview: PreviewAnswer }) {
  if (preview.people === 0) return null;
  if (preview.below.length === 0)
    return <Text mt="xs">{`Nobody of ${preview.people} falls below their hours.`}</Text>;
  const open = new Map(preview.open.map((one) => [one.sessionId, one]));
  return (
    <Part title="Falls below their hours:">
      {preview.below.map((person) => (
        <List.Item key={`${person.patientId} ${person.weekFrom}`}>
          <bdi>{nameOf(person)}</bdi>: {hoursText(person.afterMinutes)} of {hoursText(person.neededMinutes)} h
          in the week from {shortDay(person.weekFrom)}
          {person.payer === null ? '' : ` (${person.payer})`}
          {person.wasBelow ? ' (below already)' : ''}
          {person.madeUpBy.length === 0 ? '. No free chair makes it up.' : '. Made up by:'}
          {person.madeUpBy.length === 0 ? null : (
            <List size="sm" listStyleType="circle">
              {person.madeUpBy.flatMap((id) => {
                const one = open.get(id);
                return one === undefined ? (
                  []
                ) : (
                  <List.Item key={id}>
                    {one.groupName}, {one.clinicName}, {dayWords(one.startsAt, one.timeZone)}{' '}
                    {spanWords(one, one.timeZone)} ({wordOf(modeWords, one.mode).toLowerCase()},{' '}
                    {hoursText(one.minutes)} h, {one.free} free)
                  </List.Item>
                );
              })}
            </List>
          )}
        </List.Item>
      ))}
    </Part>
  );
}

function datesWords(preview: PreviewAnswer): string {
  const [only] = preview.dates;
  if (preview.changedDates === 1 && only !== undefined && preview.newDates === 0)
    return `Changes ${shortDay(only.occursOn)}: ${only.after.status === 'cancelled' ? 'called off' : placeWords(only.after)}.`;
  if (preview.changedDates === 0 && preview.newDates === 0) return 'No date changes its time or place.';
  const made = preview.newDates === 0 ? '' : `, ${preview.newDates} new ones`;
  return `${preview.changedDates} dates change${made}.`;
}

function nameOf(person: { givenName: string; familyName: string; preferredName: string | null }): string {
  return `${person.preferredName ?? person.givenName} ${person.familyName}`;
}

function takenWords({ startsAt, takenBy, taken }: PreviewAnswer['clashes'][number], zone: string): string {
  if (takenBy === null || taken === null) return 'not free';
  return `${takenBy}, ${whenOn(dayIn(zone, startsAt as Instant), taken, zone)}`;
}
