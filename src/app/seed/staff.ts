// The people who work in the demonstration: one of each role at each clinic, counselors enough for its groups,
// and those who serve the whole chain. The first of each role at the first clinic is a persona to sign in as.
import type { Role } from '#platform/access/roles.ts';
import { drawName } from './names.ts';
import { adolescentsAt, places, roomsOfClinic, upstairs } from './places.ts';
import type { ClinicPlan, Laying, StaffPlan } from './world.ts';

const rolesOfClinic: readonly Role[] = [
  'supervisor',
  'prescriber',
  'nurse',
  'front_desk',
  'front_desk',
  'utilization_reviewer',
  'biller',
  'director',
];
// The persona's clinic leads more groups than the others.
const counselorsOfClinic = (position: number): number => (position === 0 ? 6 : 5);

/** Roles whose persona works for all clinics, as in a chain with one billing office and one director over all. */
const chainWide: ReadonlySet<Role> = new Set<Role>([
  'director',
  'biller',
  'utilization_reviewer',
  'privacy_officer',
  'administrator',
]);

const titles: Readonly<Partial<Record<Role, Readonly<Record<'IL' | 'TX', readonly string[]>>>>> = {
  counselor: { IL: ['CADC', 'LCPC', 'LCSW'], TX: ['LCDC', 'LPC', 'LCDC'] },
  supervisor: { IL: ['LCSW'], TX: ['LPC-S'] },
  prescriber: { IL: ['MD'], TX: ['DO'] },
  nurse: { IL: ['RN'], TX: ['RN'] },
};

// Personas have names that are easy to read aloud in a first look at the program.
const personaNames: Readonly<Record<Role, readonly [string, string]>> = {
  counselor: ['Dana', 'Okafor'],
  supervisor: ['Ruth', 'Lindqvist'],
  prescriber: ['Samir', 'Haddad'],
  nurse: ['Mei', 'Castellanos'],
  front_desk: ['Jo', 'Whitfield'],
  biller: ['Carla', 'Nowak'],
  utilization_reviewer: ['Theo', 'Brennan'],
  director: ['Inés', 'Galloway'],
  privacy_officer: ['Pauline', 'Achterberg'],
  administrator: ['Alex', 'Tran'],
};

/** The clinics with their rooms. */
export function planClinics(laying: Laying): ClinicPlan[] {
  return places.map((place, position) => ({
    ...place,
    id: laying.newId(),
    position,
    adolescents: position === adolescentsAt,
    rooms: roomsOfClinic.map((room) => ({
      ...room,
      id: laying.newId(),
      accessible: !(room.name === upstairs.room && upstairs.at.includes(position)),
    })),
  }));
}

/** Everybody who works there, personas first at the first clinic. */
export function planStaff(laying: Laying, clinics: readonly ClinicPlan[]): StaffPlan[] {
  const staff: StaffPlan[] = [];
  const seen = new Set<Role>();
  for (const clinic of clinics) {
    const counselors = Array.from({ length: counselorsOfClinic(clinic.position) }, (): Role => 'counselor');
    for (const [place, role] of [...counselors, ...rolesOfClinic].entries()) {
      const persona = !seen.has(role);
      seen.add(role);
      // In Texas the last counselor of a clinic is an intern, who leads under supervision.
      const isIntern = clinic.state === 'TX' && place === counselors.length - 1;
      staff.push(planOne(laying, { role, clinic, persona, position: staff.length, isIntern }));
    }
  }
  for (const role of ['privacy_officer', 'administrator'] as const)
    staff.push(planOne(laying, { role, clinic: clinics[0] ?? null, persona: true, position: 0 }));
  return staff;
}

type Place = {
  role: Role;
  clinic: ClinicPlan | null;
  persona: boolean;
  position: number;
  isIntern?: boolean;
};

// One counselor of the first clinic is on the way to the clinical license: a supervisor signs their notes as well.
function isAssociate(at: Place): boolean {
  return at.role === 'counselor' && at.clinic?.position === 0 && at.position === 1;
}

function credentialOf(at: Place, state: 'IL' | 'TX'): string | null {
  if (at.isIntern === true) return 'LCDC-I';
  if (isAssociate(at)) return 'LSW';
  const known = titles[at.role]?.[state];
  return known?.[at.position % known.length] ?? null;
}

function planOne(laying: Laying, at: Place): StaffPlan {
  const { random } = laying;
  const drawn = drawName(random);
  const [given, family] = at.persona ? personaNames[at.role] : [drawn.preferred ?? drawn.given, drawn.family];
  const state = at.clinic?.state ?? 'IL';
  return {
    id: laying.newId(),
    given,
    family,
    role: at.role,
    clinic: at.persona && chainWide.has(at.role) ? null : at.clinic,
    credential: credentialOf(at, state),
    // The supervisor of the first clinic stands in over the border.
    states: at.persona && at.role === 'supervisor' ? ['IL', 'TX'] : [state],
    worksFrom: -random.whole(400, 2_400),
    persona: at.persona,
  };
}
