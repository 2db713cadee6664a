// Where nobody asked yet whether somebody has a device for a virtual date: the answer is written down in place.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useMay } from '../../../staff/web/door.ts';
import classes from '../groups.module.css';

type DeviceAskProps = {
  readonly patientId: string;
  readonly name: string;
  readonly lacks: readonly string[];
  readonly onAsked: () => void;
};

export function DeviceAsk({ patientId, name, lacks, onAsked }: DeviceAskProps) {
  const may = useMay();
  const write = useMutation({
    mutationFn: (hasDevice: boolean) =>
      ask({ method: 'POST', path: `/api/patients/${patientId}/device`, body: { hasDevice } }),
    onSuccess: onAsked,
  });
  if (!may('groups.day') || !lacks.includes('device-not-asked')) return null;
  const button = (hasDevice: boolean, words: string) => (
    <Button
      variant="subtle"
      size="compact-md"
      className={classes['rowButton'] ?? ''}
      disabled={write.isPending}
      aria-label={`${words}: ${name}`}
      onClick={() => write.mutate(hasDevice)}
    >
      {words}
    </Button>
  );
  return (
    <>
      {' '}
      <span className={classes['together']}>
        {button(true, 'Has a device')}
        {button(false, 'Has none')}
      </span>
      <ErrorNotice error={write.error} />
    </>
  );
}
