// The page of a clinic, with the dates of groups that lie in its closed days.
import { ClinicPage } from '#organization/web/ClinicPage.tsx';
import { ClosingDates } from './ClosingDates.tsx';

export function ClinicWithDates() {
  return <ClinicPage datesIn={(span) => <ClosingDates {...span} />} />;
}
