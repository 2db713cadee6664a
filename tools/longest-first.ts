// The order of test files in a run: whatever takes long begins first, so that no lane idles while another finishes it.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// From the longest on; all others follow by size, as vitest sorts them where nothing is known of earlier runs.
const long = [
  'drafts.journey.ts',
  'today.journey.ts',
  'main-pages.journey.ts',
  'imports.journey.ts',
  'seats.journey.ts',
  'hostile-input.test.ts',
  'import-killed.test.ts',
  'demonstration.test.ts',
  'crash.test.ts',
  'overlaps.test.ts',
];

/** Vitest's own order, with the files that take long before the others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const at = long.findIndex((name) => moduleId.endsWith(`/${name}`));
  return at < 0 ? long.length : at;
}
