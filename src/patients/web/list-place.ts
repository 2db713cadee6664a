// Where somebody was in the list of people, so that coming back from a chart they stand there again. Kept in memory
// only: it ends with the page, and nothing of it stays in the browser or in an address.

export type ListPlace = { readonly words: string; readonly clinicId: string; readonly counselorId: string };

let place: ListPlace = { words: '', clinicId: '', counselorId: '' };

export function rememberedPlace(): ListPlace {
  return place;
}

export function rememberPlace(now: ListPlace): void {
  place = now;
}
