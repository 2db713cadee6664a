// Where the demonstration's clinics stand: real towns and ZIP codes, fictional clinics and house numbers.
// Telephone numbers are of the range that is kept free for fiction (555-0100 to 555-0199).

export type PlaceOfClinic = {
  name: string;
  state: 'IL' | 'TX';
  street: string;
  city: string;
  postalCode: string;
  areaCode: string;
};

export const organizationName = 'Evenkeel Demonstration Program';

export const timeZone = 'America/Chicago';

export const places: readonly PlaceOfClinic[] = [
  {
    name: 'Ravenswood',
    state: 'IL',
    street: '4450 North Ravenswood Avenue',
    city: 'Chicago',
    postalCode: '60640',
    areaCode: '773',
  },
  {
    name: 'Pilsen',
    state: 'IL',
    street: '1830 South Blue Island Avenue',
    city: 'Chicago',
    postalCode: '60608',
    areaCode: '312',
  },
  {
    name: 'Hyde Park',
    state: 'IL',
    street: '1525 East 55th Street',
    city: 'Chicago',
    postalCode: '60615',
    areaCode: '773',
  },
  {
    name: 'Evanston',
    state: 'IL',
    street: '910 Davis Street',
    city: 'Evanston',
    postalCode: '60201',
    areaCode: '847',
  },
  {
    name: 'Naperville',
    state: 'IL',
    street: '220 East Ogden Avenue',
    city: 'Naperville',
    postalCode: '60563',
    areaCode: '630',
  },
  {
    name: 'Montrose',
    state: 'TX',
    street: '2400 Westheimer Road',
    city: 'Houston',
    postalCode: '77098',
    areaCode: '713',
  },
  {
    name: 'Third Ward',
    state: 'TX',
    street: '3800 Dowling Street',
    city: 'Houston',
    postalCode: '77004',
    areaCode: '713',
  },
  {
    name: 'Bellaire',
    state: 'TX',
    street: '5020 Bellaire Boulevard',
    city: 'Bellaire',
    postalCode: '77401',
    areaCode: '832',
  },
  {
    name: 'Katy',
    state: 'TX',
    street: '1410 South Mason Road',
    city: 'Katy',
    postalCode: '77450',
    areaCode: '281',
  },
  {
    name: 'Near Southside',
    state: 'TX',
    street: '1100 South Main Street',
    city: 'Fort Worth',
    postalCode: '76104',
    areaCode: '817',
  },
  {
    name: 'Arlington',
    state: 'TX',
    street: '650 East Abram Street',
    city: 'Arlington',
    postalCode: '76010',
    areaCode: '817',
  },
  {
    name: 'Keller',
    state: 'TX',
    street: '305 Keller Parkway',
    city: 'Keller',
    postalCode: '76248',
    areaCode: '817',
  },
];

export const roomsOfClinic: readonly { name: string; seats: number; petsWelcome: boolean }[] = [
  { name: 'Maple', seats: 14, petsWelcome: false },
  { name: 'Birch', seats: 12, petsWelcome: false },
  { name: 'Willow', seats: 16, petsWelcome: true },
  { name: 'Aspen', seats: 20, petsWelcome: false },
];

/** The clinic, by its place in the list, that treats adolescents as well; and those where one room is upstairs. */
export const adolescentsAt = 3;
export const upstairs = { room: 'Birch', at: [1, 6] as readonly number[] };
