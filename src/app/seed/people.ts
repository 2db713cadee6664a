// The fictional people who are treated, and those who have called and wait for their assessment.
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { drawName } from './names.ts';
import type { ClinicPlan, Laying, PersonPlan, StaffPlan } from './world.ts';

const safetyFlags: readonly string[] = [
  'Thoughts of suicide in the last month. Safety plan signed; ask at every check-in.',
  'Severe allergy: peanuts. Carries an injector in the left coat pocket.',
  'Has seizures. If one lasts five minutes, call 911; the nurse knows the plan.',
  'Protective order against a former partner. Tell nobody who asks that they come here.',
  'Insulin-dependent diabetes. Snack in the break; glucose tablets at the front desk.',
  'Pregnant. No changes of medicine without the prescriber.',
];

const firstNumber = 10_001;

export type PeopleMaker = {
  readonly people: readonly PersonPlan[];
  /** One more person, registered at a clinic some days before a day. */
  add(of: { clinic: ClinicPlan; registered: number; absence: number; isYoung?: boolean }): PersonPlan;
};

/** Makes people one after another; record numbers count up. */
export function peopleMaker(laying: Laying, staff: readonly StaffPlan[]): PeopleMaker {
  const people: PersonPlan[] = [];
  const desks = staff.filter((member) => member.role === 'front_desk');
  const { random, almanac } = laying;
  return {
    people,
    add(of) {
      const name = drawName(random);
      const person: PersonPlan = {
        id: laying.newId(),
        number: `P${firstNumber + people.length}`,
        ...name,
        birthOn: of.isYoung === true ? drawYoungBirth(laying) : drawBirth(laying),
        phone: `${of.clinic.areaCode}-555-${String(random.whole(100, 199)).padStart(4, '0')}`,
        registered: of.registered,
        registeredBy: random.pick(desks.filter((desk) => desk.clinic === of.clinic)),
        clinic: of.clinic,
        safetyFlag: random.chance(0.05) ? random.pick(safetyFlags) : null,
        died: null,
        absence: of.absence,
      };
      if (almanac.day(0) < person.birthOn) throw new Error('somebody is not born yet');
      people.push(person);
      return person;
    },
  };
}

// Adults from eighteen to seventy-eight, most of them between twenty-five and fifty.
function drawBirth({ random, almanac }: Laying): LocalDate {
  const years = Math.min(78, Math.max(19, Math.round(random.logNormal(37, 0.34))));
  return addDays(almanac.day(0), -Math.round(years * 365.25) - random.whole(1, 364));
}

// From fourteen to seventeen today, so that nobody was a child when they came; and still seventeen when a seat begins that
// was promised for the days to come.
function drawYoungBirth({ random, almanac }: Laying): LocalDate {
  return addDays(almanac.day(0), -random.whole(14 * 366, 18 * 365 - 30));
}
