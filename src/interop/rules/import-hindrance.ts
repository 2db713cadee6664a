// What keeps a file that was read from being brought in, the first thing to settle first.
import type { FileInList, ImportPreview } from './import-answers.ts';

export type Said = {
  readonly alikeAs: 'same' | 'other' | null;
  readonly samePlaces: readonly number[];
  readonly otherPlaces: readonly number[];
};

export function hindranceOf(preview: ImportPreview, said: Said): FileInList['hindrance'] {
  if (preview.knownImportId !== null) return 'known';
  if (preview.waitsForPeople) return 'waits';
  if (preview.csv !== null && preview.csv.missing.length > 0) return 'columns';
  if (preview.faultCount > 0) return 'faults';
  if (preview.csv !== null && !preview.csv.isDateOrderSure) return 'dates';
  return stillAlike(preview, said) > 0 ? 'alike' : null;
}

/** How many look alike and are not decided yet; those of a long file that are not shown need the decision for all. */
export function stillAlike(preview: ImportPreview, said: Said): number {
  if (said.alikeAs !== null) return 0;
  const shown = preview.people.filter(({ what }) => what === 'alike' || what === 'alike-above');
  const open = shown.filter(
    ({ place }) => !said.samePlaces.includes(place) && !said.otherPlaces.includes(place),
  );
  return open.length + preview.counts.alike - shown.length;
}
