// Fictional people need names that look like a real waiting room: long and short ones, several given names,
// diacritics, apostrophes and hyphens. Each line is a family of names that often go together.
import type { Random } from './random.ts';

type NameFamily = {
  readonly share: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
};

const words = (text: string): readonly string[] => text.split(', ');

const nameFamilies: readonly NameFamily[] = [
  {
    share: 0.34,
    female: words(
      'Abigail, Brenda, Carol, Danielle, Elaine, Faith, Grace, Heather, Irene, Jocelyn, Kathleen, Lauren, Megan, Nora, Olivia, Paige, Rebecca, Sandra, Tracy, Wendy, Mary Beth, Anne Marie',
    ),
    male: words(
      'Aaron, Bradley, Curtis, Dale, Edward, Frank, Gary, Henry, Ian, Jeffrey, Keith, Leonard, Mitchell, Neil, Oscar, Patrick, Raymond, Scott, Travis, Walter, Billy Ray, John Paul',
    ),
    family: words(
      "Abbott, Barlow, Caldwell, Dawson, Ellsworth, Fairbanks, Garrison, Hollister, Ingram, Jessup, Kensington, Lockwood, Merriweather, Northcott, O'Malley, O'Shaughnessy, Pemberton, Quigley, Rutherford, Stoddard, Thackeray-Montgomery, Underhill, Vance, Whitaker, Yates, MacAllister, McGillicuddy, Featherstonehaugh",
    ),
  },
  {
    share: 0.22,
    female: words(
      'Alejandra, Beatriz, Carmen, Dolores, Esperanza, Fernanda, Guadalupe, Inés, Jimena, Lucía, María José, María de los Ángeles, Noemí, Paloma, Rocío, Sofía, Verónica, Ximena, Yolanda, Araceli',
    ),
    male: words(
      'Álvaro, Benjamín, César, Diego, Emiliano, Félix, Gustavo, Héctor, Ignacio, Joaquín, José Luis, Juan Manuel, Leonardo, Martín, Néstor, Óscar, Rubén, Sebastián, Tomás, Víctor',
    ),
    family: words(
      'Acuña, Bañuelos, Cárdenas, Domínguez, Echeverría, Fuentes Rodríguez, García Márquez, Hernández, Ibáñez, Jiménez, Larrañaga, Mejía, Muñoz, Núñez, Ordóñez, Peña, Quiñones, Rincón de la Vega, Saldívar, Treviño, Urrutia, Villaseñor, Zúñiga, de la Cruz, Del Río',
    ),
  },
  {
    share: 0.16,
    female: words(
      'Aaliyah, Brianna, Crystal, Deja, Ebony, Imani, Jasmine, Keisha, Latoya, Monique, Nia, Raven, Shanice, Tamika, Zuri',
    ),
    male: words(
      "Andre, Cedric, Darnell, Demetrius, Elijah, Isaiah, Jamal, Kendrick, Lamar, Marcus, Reginald, Terrence, Tyrone, Xavier, D'Angelo",
    ),
    family: words(
      'Baptiste, Coleman, Dubois, Fontenot, Freeman, Gaines, Hightower, Jefferson, Lewis, Mayfield, Pettway, Randolph, Sims, Tolliver, Washington, Womack, Adeyemi, Okonkwo, Nwachukwu-Eze, Mensah',
    ),
  },
  {
    share: 0.07,
    female: words(
      'Agnieszka, Bożena, Danuta, Elżbieta, Grażyna, Halina, Jadwiga, Katarzyna, Małgorzata, Zofia',
    ),
    male: words(
      'Bartłomiej, Czesław, Dariusz, Grzegorz, Krzysztof, Łukasz, Mirosław, Paweł, Stanisław, Zbigniew',
    ),
    family: words(
      'Błaszczyk, Dąbrowski, Gołębiewski, Jabłoński, Kościuszko, Krzyżanowski, Mączyński, Pawłowski, Szczęsny, Wiśniewski, Wójcik, Żeleński',
    ),
  },
  {
    share: 0.07,
    female: words('Ánh, Diễm, Hằng, Kim Oanh, Lan Hương, Mỹ Linh, Ngọc, Phượng, Thảo, Tuyết Nhung'),
    male: words('Bảo, Cường, Đức, Hiếu, Hoàng Nam, Khánh, Minh Tuấn, Quốc, Thành, Việt Anh'),
    family: words('Nguyễn, Trần, Lê, Phạm, Huỳnh, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương'),
  },
  {
    share: 0.07,
    female: words(
      'Ayesha, Deepika, Fatima, Hye-jin, Leila, Meera, Noor, Priya, Reem, Yuki, Mei Ling, Svetlana, Oksana',
    ),
    male: words(
      'Ahmed, Arjun, Dmitri, Farid, Hiroshi, Jae-won, Karim, Omar, Rajesh, Samir, Tariq, Wei, Oleksandr',
    ),
    family: words(
      'Al-Hashimi, Banerjee, Chakraborty, Chen, El-Sayed, Haddad, Iyer, Kim, Kovalenko, Nakamura, Oyelaran, Park, Rahman, Shevchenko, Venkataramanan, Wang, Yılmaz, Çelik',
    ),
  },
  {
    share: 0.07,
    female: words('Anneliese, Brigitte, Chloé, Élodie, Françoise, Giulia, Ingrid, Maëlle, Siobhán, Zoë'),
    male: words('Björn, Ciarán, Étienne, Günther, Håkon, Jörg, Lars, Matthieu, Niccolò, Søren, Þór'),
    family: words(
      "Ångström, Beauséjour, D'Amico, Eriksson, Fröhlich, Großmann, Hübner, Lévesque, Møller, Ní Bhriain, O'Súilleabháin, Schäfer, van den Heuvel, von Hohenberg, Öztürk-Weiß",
    ),
  },
];

const shortNames: Readonly<Record<string, string>> = {
  Abigail: 'Abby',
  Kathleen: 'Kath',
  Rebecca: 'Becky',
  Sandra: 'Sandy',
  Bradley: 'Brad',
  Edward: 'Ed',
  Jeffrey: 'Jeff',
  Leonard: 'Len',
  Patrick: 'Pat',
  Raymond: 'Ray',
  Guadalupe: 'Lupe',
  Alejandra: 'Ale',
  'María José': 'Majo',
  'María de los Ángeles': 'Ángeles',
  'José Luis': 'Pepe',
  Ignacio: 'Nacho',
  Gustavo: 'Gus',
  Demetrius: 'Meech',
  Terrence: 'T',
  Reginald: 'Reggie',
  Katarzyna: 'Kasia',
  Małgorzata: 'Gosia',
  Krzysztof: 'Krzysiek',
  Bartłomiej: 'Bartek',
  Stanisław: 'Staś',
  'Minh Tuấn': 'Tommy',
  'Tuyết Nhung': 'Nhung',
  Oleksandr: 'Sasha',
  Dmitri: 'Dima',
  Svetlana: 'Sveta',
  'Việt Anh': 'Andy',
};

export type PersonName = { given: string; family: string; preferred: string | null; sex: 'female' | 'male' };

/** A fictional name; about one in eight is called by another than the legal one. */
export function drawName(random: Random): PersonName {
  const own = drawFamily(random);
  // Some people married, were adopted, or moved: their names come from two families.
  const other = random.chance(0.12) ? drawFamily(random) : own;
  const sex = random.chance(0.42) ? 'female' : 'male';
  const given = random.pick(sex === 'female' ? own.female : own.male);
  const family = random.chance(0.03)
    ? `${random.pick(own.family)}-${random.pick(other.family)}`
    : random.pick(other.family);
  const short = shortNames[given] ?? (random.chance(0.1) ? given.split(/[ -]/)[0] : undefined);
  return {
    given,
    family,
    sex,
    preferred: short !== undefined && short !== given && random.chance(0.6) ? short : null,
  };
}

/** All given and family names, for worlds too large to draw person by person. */
export function everyName(): { given: string[]; family: string[] } {
  return {
    given: nameFamilies.flatMap((one) => [...one.female, ...one.male]),
    family: nameFamilies.flatMap((one) => one.family),
  };
}

function drawFamily(random: Random): NameFamily {
  let left = random.next();
  for (const family of nameFamilies) {
    left -= family.share;
    if (left < 0) return family;
  }
  return random.pick(nameFamilies);
}
