// Every command, in the order in which `help` lists them. A new one is a file in commands/ and a line here.
import type { Command } from './terminal.ts';

type Listed = { readonly name: string; readonly load: () => Promise<Command> };

/** Loaded when asked for: a backup need not read what an import needs. */
export const commands: readonly Listed[] = [
  { name: 'import', load: async () => (await import('./commands/import.ts')).importCommand },
  { name: 'backup', load: async () => (await import('./commands/backup.ts')).backupCommand },
  { name: 'restore', load: async () => (await import('./commands/restore.ts')).restoreCommand },
  { name: 'demo', load: async () => (await import('./commands/demo.ts')).demoCommand },
  { name: 'seed', load: async () => (await import('./commands/seed.ts')).seedCommand },
  { name: 'verify-audit', load: async () => (await import('./commands/verify-audit.ts')).verifyAuditCommand },
];
