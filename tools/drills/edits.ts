// Random sequences of edits of series through the real program; see src/app/testing/edit-sequence.ts, of which the
// tests run a few.
import { runVitest, testSuite } from '../vitest-run.ts';
import type { Drill } from './drill.ts';

export const editsDrill: Drill = {
  summary:
    'Edits series at random by HTTP against the database (2000 sequences unless --times N): no date may be lost, doubled or changed in the past, and attendance and notes keep theirs.',
  times: 2_000,
  async run({ times, say }) {
    const seed = process.env['EVENKEEL_TEST_SEED'] ?? String(Date.now() % 1_000_000);
    say(`Seed ${seed}; EVENKEEL_TEST_SEED repeats it.`);
    const { passed, failed } = await runVitest(testSuite, ['edit-sequences'], {
      EVENKEEL_EDIT_SEQUENCES: String(times),
      EVENKEEL_TEST_SEED: seed,
    });
    return failed === 0 && passed === 1;
  },
};
