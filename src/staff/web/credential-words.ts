// Until when a credential counts, in words.
import { fullDay } from '#ui/format.ts';

type Ends = { readonly expiresOn: string | null };

export function endsInWords({ expiresOn }: Ends, at: { today: string; warningDays: number }): string {
  if (expiresOn === null) return 'No end';
  const days = Math.round(
    (Date.parse(`${expiresOn}T12:00:00Z`) - Date.parse(`${at.today}T12:00:00Z`)) / 86_400_000,
  );
  if (days < 0) return `${fullDay(expiresOn)} · ended`;
  if (days > at.warningDays) return fullDay(expiresOn);
  return `${fullDay(expiresOn)} · △ ${days === 0 ? 'last day today' : `${days} ${days === 1 ? 'day' : 'days'} left`}`;
}
