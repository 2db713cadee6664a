// The steps of setting up, in words, and where each is done.
import type { SetUp } from '../../set-up-answer.ts';

export type Step = SetUp['steps'][number]['step'];

export const stepWords: Readonly<Record<Step, { title: string; says: string; act: string }>> = {
  organization: {
    title: 'Organization and administrator',
    says: 'The organization has its name, and you can sign in.',
    act: '',
  },
  clinic: {
    title: 'A clinic',
    says: 'Its address, its state, whose rules apply, and its clock.',
    act: 'Add a clinic',
  },
  rooms: {
    title: 'Rooms',
    says: 'Where groups meet, with the seats each room holds.',
    act: 'Add rooms',
  },
  staff: {
    title: 'Staff',
    says: 'A counselor or supervisor who leads groups. Each gets a link to set up their account.',
    act: 'Add somebody',
  },
  group: {
    title: 'The first group',
    says: 'Its weekly timetable, its room, and who leads it.',
    act: 'Set up a group',
  },
};

export function placeOfStep(step: Step, setUp: SetUp): string {
  const places: Readonly<Record<Step, string>> = {
    organization: '/app',
    clinic: '/app/clinics',
    rooms: setUp.clinicId === null ? '/app/clinics' : `/app/clinics/${setUp.clinicId}`,
    staff: '/app/staff?add=yes',
    group: '/app/groups/new',
  };
  return places[step];
}

export function nextStep(setUp: SetUp): Step | undefined {
  return setUp.steps.find((each) => !each.done)?.step;
}
