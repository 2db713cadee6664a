// On My day of whoever answers for privacy: how many openings of locked records nobody has looked at yet.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import { listOpenings } from './record-care.api.ts';

export function OpeningsToSee() {
  const mayReview = useMay()('patients.review-openings');
  const openings = useQuery({ queryKey: ['record-openings'], queryFn: listOpenings, enabled: mayReview });
  if (openings.data === undefined) return null;
  const unseen = openings.data.openings.filter(({ seenAt }) => seenAt === null).length;
  return (
    <Text component="div" size="sm" mb="xs">
      {unseen === 0
        ? '✓ Every opening of a locked record was looked at.'
        : `△ ${unseen === 1 ? '1 opening of a locked record was' : `${unseen} openings of locked records were`} not looked at yet.`}{' '}
      <PageLink py={10} to="/app/openings">
        Locked records opened
      </PageLink>
    </Text>
  );
}
