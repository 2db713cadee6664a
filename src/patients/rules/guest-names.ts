// The name of a guest of a session as it is compared with what is written. A guest is written down "as they gave it, or what
// they are": of "Sister of Ana" or "Interpreter, Maria Paz" only what is a name counts, or every note with "of" in it would
// be held up.
import type { GroupMember } from './named-others.ts';
import { placedWords } from './plain-words.ts';

// What somebody is, and the words around it, in English and Spanish.
const notNames = new Set(
  `a an the of for from and with at in to his her their my our mr mrs ms miss dr don doña dona sr sra
  family mother father mom mum dad parent parents stepmother stepfather sister brother son daughter wife husband spouse partner
  fiance fiancee boyfriend girlfriend friend neighbor aunt uncle cousin niece nephew grandmother grandfather grandma grandpa
  grandson granddaughter child children in-law sponsor guest visitor observer student intern trainee resident interpreter
  translator speaker nurse doctor teacher trainer pastor counselor therapist social case worker manager officer probation staff
  colleague school college university sign spanish english polish language asl service team group member clinic hospital agency
  outside new second first
  madre padre mamá mama papá papa hermana hermano hijo hija esposa esposo pareja novia novio amiga amigo tía tia tío tio prima
  primo abuela abuelo familia invitada invitado intérprete interprete estudiante maestra maestro de del la las los el y con`
    .split(/\s+/u)
    .map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '')),
);

/** A guest as somebody whose name is looked for; null where nothing of it is a name. */
export function guestCalled(name: string): GroupMember | null {
  const words = placedWords(name)
    .filter(({ word }) => word.length > 1 && !notNames.has(word))
    .map(({ start, end }) => name.slice(start, end));
  const [first] = words;
  if (first === undefined) return null;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const givenName = words.length > 1 ? words.slice(0, -1).join(' ') : first;
  return { patientId: '', givenName, familyName: last, preferredName: null, isGuest: true };
}
