// `backup FILE`: everything in the database as it stands now, sealed, while people work.
import { resolve } from 'node:path';
import { clockFrom } from '#platform/clock/clock.ts';
import { keyFromWords, openBackupKey } from '#platform/backup/backup-key.ts';
import { makeBackup } from '#platform/backup/make-backup.ts';
import { inPlace } from '../in-place.ts';
import { readArguments, type Command } from '../terminal.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE [--key-file WORDS] [--json]',
  summary: 'Writes everything in the database, sealed, to a new file, and reads it back.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(
      args,
      { 'key-file': { type: 'string' } },
      { least: 1, most: 1 },
    );
    const file = resolve(positionals[0] ?? '');
    const words = values['key-file'];
    const facts = await inPlace(terminal, ({ config, place }) => {
      const key = words === undefined ? openBackupKey(config.keysFolder) : keyFromWords(words);
      return makeBackup({ ownerUrl: place.ownerUrl, file, key, madeAt: clockFrom(config.now).now() });
    });
    const advice =
      words === undefined
        ? 'It opens only with backup.key of the keys folder, which is not in it: keep the keys in another place.'
        : 'It opens only with the words you gave.';
    terminal.answer(
      [
        `Wrote ${facts.rows} rows of ${facts.opening.tables.length} tables to ${file} and read them back.`,
        advice,
      ],
      {
        file,
        rows: facts.rows,
        tables: facts.opening.tables.length,
        madeAt: facts.opening.madeAt,
      },
    );
    return 0;
  },
};
