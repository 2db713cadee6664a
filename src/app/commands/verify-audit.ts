// `verify-audit`: whether the audit trail is whole, and if not, the first row that is not as it was.
import { createSecretKey } from 'node:crypto';
import { findAuditKey } from '#platform/audit/audit-key.ts';
import { readHead } from '#platform/audit/chain-head.ts';
import { verifyChain, type ChainReport } from '#platform/audit/verify-chain.ts';
import { withConnection } from '#platform/database/connect.ts';
import { inPlace } from '../in-place.ts';
import { readArguments, type Command } from '../terminal.ts';

export const verifyAuditCommand: Command = {
  name: 'verify-audit',
  usage: 'verify-audit [--json]',
  summary: 'Reads the whole audit trail; names the first changed, deleted, swapped, inserted or cut-off row.',
  async run(args, terminal) {
    readArguments(args, {}, { least: 0, most: 0 });
    const report = await inPlace(terminal, async ({ config, place }) => {
      const head = readHead(config.auditHeadFile);
      // Without a key nothing was ever sealed; if there are seals all the same, the first one is named.
      const key = findAuditKey(config.keysFolder) ?? createSecretKey(Buffer.alloc(32));
      return withConnection(place.ownerUrl, 'verify-audit', (client) => verifyChain(client, { key, head }));
    });
    terminal.answer(sentencesOf(report), report);
    return report.broken === null ? 0 : 1;
  },
};

function sentencesOf({ verified, waiting, head, broken }: ChainReport): string[] {
  if (broken !== null)
    return [`The audit trail is not whole. ${broken.sentence}`, `${verified} rows before it hold.`];
  const anchor =
    head === null
      ? 'No head was kept outside yet, so a cut-off end would not show.'
      : `Its head of ${head.at} (row ${head.position}) is in it.`;
  return [`The audit trail is whole: ${verified} rows verified, ${waiting} too new to be sealed.`, anchor];
}
