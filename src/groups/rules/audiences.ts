// For whom groups usually are. The list is open: what a house writes for one of its groups is offered for the next.

export const usualAudiences: readonly string[] = [
  'adults',
  'young adults',
  'adolescents',
  'older adults',
  'women',
  'men',
  'evening workers',
  'shift workers',
  'first responders',
  'health professionals',
  'veterans',
  'parents',
  'LGBTQ+',
];
