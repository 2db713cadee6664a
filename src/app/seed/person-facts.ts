// What the desk wrote down of people besides their names: language, pronouns, address, and how they may be reached
// without telling anybody what for.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan } from './world.ts';

type Particulars = Pick<
  SeedRow<'patients'>,
  | 'pronouns'
  | 'language'
  | 'language_words'
  | 'interpreter_needed'
  | 'street'
  | 'city'
  | 'state'
  | 'postal_code'
  | 'pet_concern'
>;

const streets: readonly string[] = [
  'Oak Street',
  'Maple Avenue',
  'Second Street',
  'Lincoln Avenue',
  'Cedar Lane',
  'Park Boulevard',
  'Washington Street, Apt 3B',
  'Mill Road',
  'Sunset Drive',
  'Garfield Avenue, rear building',
];
const otherLanguages: readonly string[] = ['Polish', 'Vietnamese', 'Arabic', 'Tagalog'];

/** Particulars of a person; some are not known of everybody. */
export function particularsOf({ random }: Laying, person: PersonPlan): Particulars {
  const language = drawLanguage(random, person);
  const { clinic } = person;
  const hasAddress = random.chance(0.85);
  return {
    pronouns: random.chance(0.3) ? pronounsOf(random, person) : null,
    language,
    language_words: language === 'other' ? random.pick(otherLanguages) : null,
    interpreter_needed: language !== 'en' && random.chance(0.3),
    street: hasAddress ? `${random.whole(12, 9_800)} ${random.pick(streets)}` : null,
    city: hasAddress ? clinic.city : null,
    state: hasAddress ? clinic.state : null,
    postal_code: hasAddress ? clinic.postalCode : null,
    pet_concern: drawPetConcern(random, person),
  };
}

function drawLanguage(random: Laying['random'], { family }: PersonPlan): string {
  const draw = random.next();
  if (/[áéíóúñ]/u.test(family) && draw < 0.45) return 'es';
  return draw > 0.98 ? 'other' : 'en';
}

// Only where no group welcomes pets (for-whom.ts): nobody is seated among them by mistake.
function drawPetConcern(random: Laying['random'], { clinic }: PersonPlan): string | null {
  const concern = random.chance(0.08) ? random.pick(['allergy', 'fear', 'both']) : null;
  return clinic.position % 2 === 1 ? concern : null;
}

function pronounsOf(random: Laying['random'], { sex }: PersonPlan): string {
  if (random.chance(0.12)) return 'they/them';
  return sex === 'female' ? 'she/her' : 'he/him';
}

type Contact = SeedRow<'contacts'>;
type Rules = Pick<Contact, 'may_call' | 'may_leave_message' | 'may_text' | 'may_mail' | 'may_say'>;
const closed: Rules = {
  may_call: false,
  may_leave_message: false,
  may_text: false,
  may_mail: false,
  may_say: 'nothing',
};
// How people want to be reached on their own phone, the usual first.
const wishes: readonly (Rules & {
  readonly share: number;
  readonly times?: string;
  readonly words?: string;
})[] = [
  { ...closed, share: 0.4, may_call: true, may_text: true, may_leave_message: true, may_say: 'clinic' },
  { ...closed, share: 0.25, may_call: true, may_text: true, may_say: 'name', times: 'After 5 pm' },
  {
    ...closed,
    share: 0.15,
    may_text: true,
    may_say: 'name',
    words: 'Say it is about the appointment, nothing else',
  },
  { ...closed, share: 0.12, may_call: true, times: 'Mornings; others share this phone' },
  { ...closed, share: 0.08 },
];
const relatives = [
  ['Mother', 'female'],
  ['Father', 'male'],
  ['Sister', 'female'],
  ['Brother', 'male'],
  ['Partner', 'either'],
  ['Friend', 'either'],
] as const;
const firstNames = { female: ['Rosa', 'Ellen', 'Nadia'], male: ['Tom', 'Andrés', 'Kofi'] } as const;

/** Ways to reach people: most were asked, some named somebody for when there is danger. */
export function contactRows(laying: Laying, people: readonly PersonPlan[]): Contact[] {
  return people.flatMap((person) => {
    if (!laying.random.chance(0.8)) return [];
    const own = [phoneOf(laying, person), ...mailOf(laying, person)];
    return laying.random.chance(0.45) ? [...own, relativeOf(laying, person)] : own;
  });
}

function base(laying: Laying, person: PersonPlan): Omit<Contact, keyof Rules | 'kind' | 'value'> {
  const { almanac, organizationId } = laying;
  return {
    organization_id: organizationId,
    id: laying.newId(),
    patient_id: person.id,
    person: null,
    relation: null,
    say_words: null,
    best_times: null,
    for_emergency: false,
    written_by: person.registeredBy.id,
    written_at: instantText(Math.min(almanac.at(person.registered, 12 * 60), almanac.nowMilliseconds)),
  };
}

function phoneOf(laying: Laying, person: PersonPlan): Contact {
  const { share: _share, times, words, ...rules } = drawWish(laying.random);
  return {
    ...base(laying, person),
    ...rules,
    // Nobody is the last word in danger but the person.
    for_emergency: true,
    kind: 'phone',
    value: person.phone,
    best_times: times ?? null,
    say_words: words ?? null,
  };
}

function drawWish(random: Laying['random']): (typeof wishes)[number] {
  let left = random.next();
  for (const wish of wishes) {
    left -= wish.share;
    if (left < 0) return wish;
  }
  return random.pick(wishes);
}

function mailOf(laying: Laying, person: PersonPlan): Contact[] {
  if (!laying.random.chance(0.35)) return [];
  const value = `${person.number.toLowerCase()}@mail.example`;
  const rules = { ...closed, may_mail: true, may_say: 'name' };
  return [{ ...base(laying, person), ...rules, kind: 'email', value }];
}

function relativeOf(laying: Laying, person: PersonPlan): Contact {
  const { random } = laying;
  const [relation, sex] = random.pick(relatives);
  const name = random.pick(firstNames[sex === 'either' ? random.pick(['female', 'male'] as const) : sex]);
  return {
    ...base(laying, person),
    ...closed,
    may_call: true,
    may_say: random.chance(0.3) ? 'clinic' : 'name',
    for_emergency: true,
    person: `${name} ${person.family}`,
    relation,
    kind: 'phone',
    value: `${person.clinic.areaCode}-555-${String(random.whole(100, 199)).padStart(4, '0')}`,
  };
}
