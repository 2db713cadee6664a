/** A backup will not be made or restored, for a reason a person can put right; the message is whole sentences. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}
