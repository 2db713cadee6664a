// When somebody arrived: for who came late the time can be changed in the line.
import { useState } from 'react';
import { instantAt, timeIn, type Instant, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { timeOfDay } from '#ui/format.ts';
import type { Session } from './attendance.api.ts';
import type { NewStatus, ShownPerson } from './mark-queue.ts';
import classes from './attendance.module.css';

type ArrivalProps = {
  readonly session: Session;
  readonly person: ShownPerson;
  readonly name: string;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly onMark: (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => void;
};

export function Arrival({ session, person, name, isOpen, tabIndex, onMark }: ArrivalProps) {
  const zone = session.timeZone;
  const known = person.arrivedAt === null ? '' : timeIn(zone, person.arrivedAt as Instant);
  const [typed, setTyped] = useState<string | null>(null);
  const mayType = isOpen && (person.status === 'late' || person.leftAt !== null);
  if (!mayType) return <>{person.arrivedAt === null ? '…' : timeOfDay(person.arrivedAt, zone)}</>;
  const keep = () => {
    setTyped(null);
    if (typed === null || typed === '' || typed === known) return;
    const arrivedAt = instantAt(session.heldOn as LocalDate, typed as WallTime, zone);
    onMark(person, { status: person.status, arrivedAt, leftAt: person.leftAt });
  };
  return (
    <input
      type="time"
      autoComplete="off"
      className={classes['time']}
      aria-label={`Arrival of ${name}`}
      value={typed ?? known}
      tabIndex={tabIndex}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
