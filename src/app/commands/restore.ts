// `restore FILE`: brings a backup into an empty place, and compares every row with what the backup says.
import { renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { chainHeadIn } from '#platform/audit/sealer.ts';
import { readHead, writeHead } from '#platform/audit/chain-head.ts';
import { findBackupKey, keyFromWords } from '#platform/backup/backup-key.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { clockFrom } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { inPlace, type InPlace } from '../in-place.ts';
import { readArguments, type Command, type Terminal } from '../terminal.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--key-file WORDS] [--json]',
  summary: 'Brings a backup into an empty place; refuses a damaged file, a wrong key and a place with rows.',
  async run(args, terminal) {
    const { values, positionals } = readArguments(
      args,
      { 'key-file': { type: 'string' } },
      { least: 1, most: 1 },
    );
    const file = resolve(positionals[0] ?? '');
    const words = values['key-file'];
    const restore = async (at: InPlace) => {
      const key = words === undefined ? findBackupKey(at.config.keysFolder) : keyFromWords(words);
      const facts = await restoreBackup({ ownerUrl: at.place.ownerUrl, file, key });
      await takeHeadOver(at, terminal);
      return facts;
    };
    const facts = await inPlace(terminal, restore, { migrated: false });
    terminal.answer(
      [
        `Restored ${facts.rows} rows of ${facts.opening.tables.length} tables, as of ${facts.opening.madeAt}; every one was compared.`,
        'Now check the audit trail: npm run -s evenkeel -- verify-audit',
      ],
      { file, rows: facts.rows, tables: facts.opening.tables.length, madeAt: facts.opening.madeAt },
    );
    return 0;
  },
};

/** The chain that was restored ends earlier than the head that was kept outside: the old head is kept beside the new one. */
async function takeHeadOver({ config, place }: InPlace, terminal: Terminal): Promise<void> {
  const now = clockFrom(config.now).now();
  const database = openDatabase(place.runtimeUrl, 1);
  try {
    const restored = await chainHeadIn(database);
    if (readHead(config.auditHeadFile) !== null) {
      const aside = `${config.auditHeadFile}.before-restore-${now.replaceAll(':', '')}`;
      renameSync(config.auditHeadFile, aside);
      terminal.say(`The head of the audit chain from before was kept as ${aside}.`);
    }
    if (restored !== null) writeHead(config.auditHeadFile, { ...restored, at: now });
  } finally {
    await database.close();
  }
}
