// The week on a narrow screen: day after day, session after session; where a distance was asked for, the nearest first.
import { Text, Title } from '@mantine/core';
import { longDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { BoardCell, WeekAnswer } from '../rules/board-answers.ts';
import { clinicsFolded, daysFolded } from '../rules/days-folded.ts';
import { programText } from './board-words.ts';
import { actionsOf, addressOf, elsewhereText, type Clinic } from './cell-actions.ts';
import { CellButtons } from './CellBar.tsx';
import { SessionCell } from './SessionCell.tsx';
import classes from './board.module.css';

type Group = WeekAnswer['groups'][number];

export function WeekList({ answer }: { readonly answer: WeekAnswer }) {
  const { before, shown } = daysFolded(nearestFirst(answer), answer.today);
  const one = ([day, sessions]: readonly [string, readonly BoardCell[]]) => (
    <OneDay key={day} day={day} sessions={sessions} answer={answer} />
  );
  return (
    <>
      {before.length === 0 ? null : (
        <details>
          <summary className={classes['summary']}>
            {before.length === 1 ? 'The day before' : `The ${before.length} days before`}
          </summary>
          {before.map(one)}
        </details>
      )}
      {shown.map(one)}
    </>
  );
}

type OneDayProps = {
  readonly day: string;
  readonly sessions: readonly BoardCell[];
  readonly answer: WeekAnswer;
};

function OneDay({ day, sessions, answer }: OneDayProps) {
  const groups = new Map(answer.groups.map((group) => [group.id, group]));
  const clinics = new Map(answer.clinics.map((clinic) => [clinic.id, clinic]));
  const clinicOf = (session: BoardCell) => groups.get(session.groupId)?.clinicId ?? '';
  const place = [...clinics.keys()];
  const folded =
    clinicsFolded(sessions, clinicOf)?.toSorted(
      ([one], [other]) => place.indexOf(one) - place.indexOf(other),
    ) ?? null;
  const list = (some: readonly BoardCell[]) => (
    <ul className={classes['list']}>
      {some.map((session) => {
        const group = groups.get(session.groupId);
        const clinic = clinics.get(group?.clinicId ?? '');
        return group === undefined || clinic === undefined ? null : (
          <li key={session.id}>
            <OneDate session={session} group={group} clinic={clinic} />
          </li>
        );
      })}
    </ul>
  );
  return (
    <section aria-label={longDay(day)}>
      <Title order={2} mt="lg" mb={4}>
        {longDay(day)}
        {day === answer.today ? ', today' : ''}
      </Title>
      {folded === null
        ? list(sessions)
        : folded.map(([clinicId, own]) => (
            <details key={clinicId}>
              <summary className={classes['summary']}>
                {clinics.get(clinicId)?.name ?? ''}, {sessionsText(own.length)}
              </summary>
              {list(own)}
            </details>
          ))}
    </section>
  );
}

function sessionsText(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`;
}

// The answer has the nearest clinic first already; without a distance the times of the day lead.
function nearestFirst({ sessions, groups, clinics }: WeekAnswer): readonly BoardCell[] {
  const isFar = clinics.some((clinic) => clinic.miles !== null);
  if (!isFar) return sessions;
  const place = new Map(clinics.map((clinic, at) => [clinic.id, at]));
  const at = new Map(groups.map((group) => [group.id, place.get(group.clinicId) ?? 0]));
  return sessions.toSorted((one, other) => (at.get(one.groupId) ?? 0) - (at.get(other.groupId) ?? 0));
}

type OneDateProps = { readonly session: BoardCell; readonly group: Group; readonly clinic: Clinic };

function OneDate({ session, group, clinic }: OneDateProps) {
  const may = useMay();
  const [open, ...more] = actionsOf(session, clinic, may);
  return (
    <>
      <Text fw={600} component="div">
        {clinic.isElsewhere ? (
          group.name
        ) : (
          <PageLink to={`/app/groups/${group.id}`} fw={600} className={classes['cellLink'] ?? ''}>
            {group.name}
          </PageLink>
        )}
        <Text span size="sm" c="dimmed" fw={400}>
          {' '}
          {placeText(clinic, group)}
        </Text>
      </Text>
      <SessionCell
        session={session}
        timeZone={clinic.timeZone}
        to={clinic.isElsewhere ? null : addressOf(session, may)}
        isStop
      />
      {clinic.isElsewhere ? <Text size="sm">{elsewhereText(clinic)}</Text> : null}
      {open === undefined || more.length === 0 ? null : (
        <details>
          <summary className={classes['summary']}>Give a seat, and more</summary>
          <CellButtons actions={more} />
        </details>
      )}
    </>
  );
}

function placeText(clinic: Clinic, group: Group): string {
  const miles = clinic.miles === null ? '' : `, ${clinic.miles} miles`;
  return `${clinic.name}${miles} · ${programText(group.program)}${group.waiting > 0 ? ` · ${group.waiting} waiting` : ''}`;
}
