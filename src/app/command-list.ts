// Every command, in the order in which `help` lists them. A new one is a file in commands/ and a line here.
import type { Command } from './terminal.ts';

/** Loaded when asked for: `help` need not read the whole program. */
export const commands: readonly (() => Promise<Command>)[] = [
  async () => (await import('./commands/import.ts')).importCommand,
  async () => (await import('./commands/backup.ts')).backupCommand,
  async () => (await import('./commands/restore.ts')).restoreCommand,
  async () => (await import('./commands/demo.ts')).demoCommand,
  async () => (await import('./commands/seed.ts')).seedCommand,
  async () => (await import('./commands/verify-audit.ts')).verifyAuditCommand,
];
