// `demo`: lays the demonstration program, or with --reset lays it anew around the present.
import { clockFrom } from '#platform/clock/clock.ts';
import type { Instant } from '#kernel/local-date.ts';
import { inPlace } from '../in-place.ts';
import {
  demonstrationIsLaid,
  layDemonstration,
  layDemonstrationAnew,
  type Laid,
} from '../seed/lay-demonstration.ts';
import { CommandRefused, readArguments, type Command } from '../terminal.ts';

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--reset] [--json]',
  summary:
    'Lays the demonstration program of fictional people; --reset removes it and lays it anew around today.',
  async run(args, terminal) {
    const { values } = readArguments(args, { reset: { type: 'boolean' } }, { least: 0, most: 0 });
    const laid = await inPlace(terminal, async ({ config, place }) => {
      if (!config.demo) {
        throw new CommandRefused(
          'The demonstration is off here. Set EVENKEEL_DEMO=on, or leave the database to the program.',
        );
      }
      const now = clockFrom(config.now).now() as Instant;
      if (values.reset === true) return layDemonstrationAnew(place.ownerUrl, now);
      if (await demonstrationIsLaid(place.ownerUrl))
        throw new CommandRefused('The demonstration is laid already. Lay it anew with: demo --reset');
      return layDemonstration(place.ownerUrl, now);
    });
    terminal.answer(sentencesOf(laid), laid);
    return 0;
  },
};

function sentencesOf(laid: Laid): string[] {
  return [
    `The demonstration is laid: ${laid.clinics} clinics, ${laid.groups} groups, ${laid.peopleInTreatment} people in treatment.`,
    `${laid.people} people in all, ${laid.sessions} sessions, ${laid.notes} signed notes. Nobody of them is real.`,
  ];
}
