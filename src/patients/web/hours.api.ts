// Typed calls of a person's hours and of who pays. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { PayersOfPerson, SetPayer } from '../rules/payer-of-person.ts';
import { chartKey } from './patients.api.ts';

/** What a later slice answers of a person's week. */
export type WeekOfPerson = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly countedMinutes: number;
  readonly attendedMinutes: number;
  readonly neededMinutes: number;
  readonly counting: {
    readonly minutesSay: string;
    readonly weekSays: string;
    readonly isConfirmed: boolean;
  };
  readonly payer: string | null;
  readonly sittings: readonly {
    readonly sessionId: string;
    readonly groupName: string | null;
    readonly heldOn: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly timeZone: string;
    readonly countedMinutes: number;
    readonly status: string | null;
    readonly isPulledOut: boolean;
  }[];
};

export function useWeek(patientId: string, day: string) {
  return useQuery({
    queryKey: [...chartKey(patientId), 'week', day],
    queryFn: () => ask<WeekOfPerson>({ path: pathOf(`/api/patients/${patientId}/week`, { day }) }),
    placeholderData: (before: WeekOfPerson | undefined) => before,
  });
}

export function usePayersOf(patientId: string) {
  return useQuery({
    queryKey: [...chartKey(patientId), 'payers'],
    queryFn: () => ask<PayersOfPerson>({ path: `/api/patients/${patientId}/payers` }),
  });
}

export function setPayer(patientId: string, payer: SetPayer) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/payers`, body: payer });
}
