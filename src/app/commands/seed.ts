// `seed`: a larger fictional world beside whatever stands, in bulk: for benchmarks and for trying years of rows.
import { clockFrom } from '#platform/clock/clock.ts';
import { withConnection } from '#platform/database/connect.ts';
import type { Instant } from '#kernel/local-date.ts';
import { inPlace } from '../in-place.ts';
import { layBulkWorld, type BulkPlan, type BulkWorld } from '../seed/bulk-world.ts';
import { CommandRefused, readArguments, WrongUsage, type Command } from '../terminal.ts';

export const seedCommand: Command = {
  name: 'seed',
  usage: 'seed --clinics N --years Y --patients P [--sessions-factor K] [--json]',
  summary:
    'Adds a large fictional world in bulk, for benchmarks and trials; only where the demonstration is on.',
  async run(args, terminal) {
    const plan = planFrom(args);
    const { world, seconds } = await inPlace(terminal, async ({ config, place }) => {
      if (!config.demo)
        throw new CommandRefused(
          'The demonstration is off here, and a seeded world is fictional. Set EVENKEEL_DEMO=on.',
        );
      const begun = performance.now();
      terminal.say('Writing. A large world takes some minutes ...');
      const laid = await layBulkWorld(place.ownerUrl, clockFrom(config.now).now() as Instant, plan);
      terminal.say('Tidying up ...');
      await vacuum(place.ownerUrl);
      return { world: laid, seconds: Math.round((performance.now() - begun) / 1000) };
    });
    terminal.answer(sentenceOf(world, seconds), { ...world, seconds });
    return 0;
  },
};

function planFrom(args: readonly string[]): BulkPlan {
  const number = { type: 'string' } as const;
  const { values } = readArguments(
    args,
    { clinics: number, years: number, patients: number, 'sessions-factor': number },
    { least: 0, most: 0 },
  );
  return {
    clinics: wholeNumber('--clinics', values.clinics, 1_000),
    years: wholeNumber('--years', values.years, 20),
    patients: wholeNumber('--patients', values.patients, 5_000_000),
    sessionsFactor: wholeNumber('--sessions-factor', values['sessions-factor'] ?? '1', 100),
  };
}

function wholeNumber(option: string, text: string | undefined, most: number): number {
  const value = Number(text ?? '');
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new WrongUsage(`${option} wants a whole number from 1 to ${most}.`);
  return value;
}

// Not in a transaction, and only what the owner owns.
async function vacuum(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, 'seed', async (client) => {
    await client.query('SET ROLE evenkeel_owner');
    await client.query('SET client_min_messages = error');
    await client.query('VACUUM (ANALYZE)');
  });
}

function sentenceOf(world: BulkWorld, seconds: number): string {
  return `Seeded ${world.clinics} clinics, ${world.groups} groups, ${world.people} people, ${world.sessions} sessions, ${world.marks} marks and ${world.notes} notes in ${seconds} s.`;
}
