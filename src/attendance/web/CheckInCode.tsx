// The code with which somebody checks in at the tablet: read out, shown or written down by whoever is asked for it.
import { Text } from '@mantine/core';
import { timeOfDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import { useCheckInCode, type Session } from './attendance.api.ts';
import classes from './attendance.module.css';

type CheckInCodeProps = { readonly session: Session; readonly patientId: string; readonly name: string };

export function CheckInCode({ session, patientId, name }: CheckInCodeProps) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <div
      className={classes['panel']}
      data-question
      role="group"
      aria-label={`Code of ${name} for the tablet`}
    >
      <Shown query={useCheckInCode(session.id, patientId)}>
        {({ code, from, until }) =>
          code === null ? (
            <Text size="sm">They need no code: they are there already, or the session is over.</Text>
          ) : (
            <>
              <Text className={classes['checkInCode'] ?? ''}>{code}</Text>
              <Text size="sm">
                Read it out, show it or write it down. It works once, at the tablet of this clinic, from{' '}
                {time(from)} to {time(until)}. It is not sent yet: messages will do that.
              </Text>
            </>
          )
        }
      </Shown>
    </div>
  );
}
