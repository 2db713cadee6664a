// How full the groups shown are: all of them in one line, and clinic by clinic behind it.
import { Text } from '@mantine/core';
import { Fill } from '#ui/Fill.tsx';
import { datesOverLimit, fillOfWeek, type HowFull } from '../rules/fill.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import classes from './board.module.css';

export function FillLine({ answer }: { readonly answer: WeekAnswer }) {
  const fill = fillOfWeek(answer);
  if (fill.groups === 0) return null;
  const clinics = answer.clinics.flatMap((clinic) => {
    const own = fill.byClinic.get(clinic.id);
    return own === undefined ? [] : [{ clinic, own }];
  });
  return (
    <div className={classes['fills']}>
      <OneFill fill={fill} />
      <OverLimit dates={datesOverLimit(answer)} />
      {clinics.length < 2 ? null : (
        <details>
          <summary className={classes['summary']}>By clinic</summary>
          <ul className={classes['byClinic']}>
            {clinics.map(({ clinic, own }) => (
              <li key={clinic.id}>
                <Text span fw={600}>
                  {clinic.name}
                </Text>
                <OneFill fill={own} isShort />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type OneFillProps = { readonly fill: HowFull; readonly isShort?: boolean };

/** With the picture: '41 of 48 seats filled, 7 free in 4 groups'. */
export function OneFill({ fill, isShort = false }: OneFillProps) {
  return (
    <Text component="span" size="sm" className={classes['oneFill'] ?? ''}>
      <Fill taken={fill.taken} of={fill.seats} what="seats" isShort />
      <span>
        {isShort ? '' : 'seats filled, '}
        <strong>{fill.seats - fill.taken} free</strong> in{' '}
        {fill.groups === 1 ? '1 group' : `${fill.groups} groups`}
      </span>
    </Text>
  );
}

// Nobody who sits is put out by a lower limit: somebody must decide whom to move, or let more in with a reason.
function OverLimit({ dates }: { readonly dates: number }) {
  if (dates === 0) return null;
  return (
    <Text size="sm" c="var(--evenkeel-warm)">
      △ {dates === 1 ? '1 date has' : `${dates} dates have`} more people than the limit. Move somebody, or let
      more in with a reason on the group’s page.
    </Text>
  );
}
