// Whoever takes part by video is confirmed before they are marked: the form of one person stands open, or of one after
// the other until everybody was asked.
import { useState } from 'react';
import { isToConfirm } from '../rules/virtual-arrival.ts';
import { wasThere } from '../rules/was-there.ts';
import type { ShownPerson } from './mark-queue.ts';

export type Confirming = {
  /** Whose form stands open. */
  readonly id: string | null;
  readonly ask: (patientId: string) => void;
  /** Asks everybody of them who has to be confirmed, one after the other. */
  readonly askAll: (among: readonly ShownPerson[]) => void;
  /** Goes on to the next one, where everybody is asked; else closes. */
  readonly goOn: () => void;
  readonly close: () => void;
};

export function useConfirming(people: readonly ShownPerson[]): Confirming {
  const [now, set] = useState<{ readonly id: string; readonly among: ReadonlySet<string> } | null>(null);
  const from = (place: number, among: ReadonlySet<string>) => {
    const next = people.slice(place).find((person) => among.has(person.patientId) && isAskedNext(person));
    set(next === undefined ? null : { id: next.patientId, among });
  };
  return {
    id: now?.id ?? null,
    ask: (id) => set({ id, among: new Set() }),
    askAll: (among) => from(0, new Set(among.map(({ patientId }) => patientId))),
    goOn: () =>
      now === null
        ? undefined
        : from(people.findIndex(({ patientId }) => patientId === now.id) + 1, now.among),
    close: () => set(null),
  };
}

/** Whether somebody has to be confirmed before a mark that says they are there. */
export function mustBeConfirmed(person: ShownPerson): boolean {
  return (
    isToConfirm({ isVirtual: person.virtual, isConfirmed: person.isConfirmed }) &&
    !wasThere(person.status) &&
    !person.locked
  );
}

function isAskedNext(person: ShownPerson): boolean {
  return (
    mustBeConfirmed(person) &&
    person.status === 'expected' &&
    person.knownAbsence === null &&
    !person.takenBack
  );
}
