// What the form of a group's details holds, and what it becomes in a request.
import type { GroupSummary } from '../rules/group-answers.ts';
import type { CreateGroupRequest } from '../rules/group.ts';

export type Details = {
  readonly language: string;
  readonly audiences: readonly string[];
  readonly youngest: string;
  readonly oldest: string;
  readonly petsWelcome: boolean;
  readonly virtualLink: string;
  readonly statedHours: string;
  readonly statedSessions: string;
};

export const emptyDetails: Details = {
  language: 'en',
  audiences: [],
  youngest: '18',
  oldest: '',
  petsWelcome: false,
  virtualLink: '',
  statedHours: '',
  statedSessions: '',
};

/** The details of a group as a form holds them. */
export function detailsFrom(group: GroupSummary): Details {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  return {
    language: group.language,
    audiences: group.audiences,
    youngest: text(group.youngest),
    oldest: text(group.oldest),
    petsWelcome: group.petsWelcome,
    virtualLink: group.virtualLink ?? '',
    statedHours: group.statedMinutes === null ? '' : String(group.statedMinutes / 60),
    statedSessions: text(group.statedSessions),
  };
}

/** What the form becomes in a request. */
export function detailsOf(details: Details): Omit<DetailsRequest, 'name'> {
  const whole = (text: string): number | null => (text === '' ? null : Math.round(Number(text)));
  const minutes = details.statedHours === '' ? null : Math.round(Number(details.statedHours) * 60);
  return {
    language: details.language,
    audiences: [...details.audiences],
    youngest: whole(details.youngest) ?? 0,
    oldest: whole(details.oldest),
    petsWelcome: details.petsWelcome,
    virtualLink: details.virtualLink === '' ? null : details.virtualLink,
    statedMinutes: minutes,
    statedSessions: whole(details.statedSessions),
  };
}

type DetailsRequest = Pick<
  CreateGroupRequest,
  | 'name'
  | 'language'
  | 'audiences'
  | 'youngest'
  | 'oldest'
  | 'petsWelcome'
  | 'virtualLink'
  | 'statedMinutes'
  | 'statedSessions'
>;
