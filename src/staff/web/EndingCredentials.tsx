// Credentials that end soon or have just ended, above the list of staff.
import { Text, Title } from '@mantine/core';
import { PageLink } from '#ui/PageLink.tsx';
import { useWhoIsSignedIn } from './signed-in.ts';
import { endsInWords } from './credential-words.ts';
import { useEndingCredentials } from './credentials.api.ts';
import classes from './staff.module.css';

export function EndingCredentials() {
  const ending = useEndingCredentials().data;
  const today = useWhoIsSignedIn()?.today;
  if (ending === undefined || today === undefined || ending.credentials.length === 0) return null;
  return (
    <section aria-labelledby="ending-credentials" className={classes['inline']}>
      <Title order={2} size="h3" id="ending-credentials">
        Credentials that end within {ending.warningDays} days
      </Title>
      <ul className={classes['ending']}>
        {ending.credentials.map((row) => (
          <li key={row.id}>
            <PageLink to={`/app/staff/${row.staffMemberId}`} className={classes['rowLink'] ?? ''}>
              {row.givenName} {row.familyName}
            </PageLink>
            <Text span>
              {' '}
              {row.title} {row.state}, {endsInWords(row, { today, warningDays: ending.warningDays })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
