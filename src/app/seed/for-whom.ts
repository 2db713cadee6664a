// For whom the groups of the demonstration are: languages, audiences, pets, and where virtual ones are joined.
import type { GroupPlan } from './world.ts';

export type ForWhom = {
  readonly language: string;
  readonly audiences: string[];
  readonly petsWelcome: boolean;
  readonly virtualLink: string | null;
};

const ofYouth = 'Alder after school';
const audiences: Readonly<Record<string, readonly string[]>> = {
  'Juniper evenings': ['adults', 'evening workers'],
  'Oak weekends': ['adults', 'first responders', 'shift workers'],
  'Lark online evenings': ['adults', 'evening workers'],
  'Robin online evenings': ['adults', 'parents'],
  'Wren online middays': ['parents'],
  [ofYouth]: ['adolescents'],
};
// Every third clinic has a morning for women; two clinics an evening in Spanish.
const forWomen = (group: GroupPlan): boolean =>
  group.name === 'Linden mornings' && group.clinic.position % 3 === 2;
const inSpanish = (group: GroupPlan): boolean =>
  group.name === 'Laurel evenings' && [1, 6].includes(group.clinic.position);

/** What a group says of itself. */
export function forWhom(group: GroupPlan): ForWhom {
  const room = group.clinic.rooms.find((one) => one.id === group.roomId);
  const place = `${group.clinic.name} ${group.name}`.toLowerCase().replaceAll(/[^a-z]+/gu, '-');
  return {
    language: inSpanish(group) ? 'es' : 'en',
    audiences: forWomen(group) ? ['women'] : [...(audiences[group.name] ?? ['adults'])],
    petsWelcome: group.name === 'Oak weekends' && room?.petsWelcome === true,
    virtualLink: group.mode === 'in_person' ? null : `https://video.example/${place}`,
  };
}
