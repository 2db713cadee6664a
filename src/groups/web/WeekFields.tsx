// Weekdays with their times, and how a day is divided into treatment and breaks.
import { Checkbox, Fieldset, NativeSelect, Text, TextInput } from '@mantine/core';
import type { GroupOptions } from '../rules/group-answers.ts';
import type { GroupDay } from '../rules/group.ts';
import { BlockFields } from './BlockFields.tsx';
import { presets, type Preset } from './block-presets.ts';
import { toggleDay, type NewGroup } from './new-group.ts';
import classes from './groups.module.css';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type WeekFieldsProps = {
  readonly group: NewGroup;
  readonly change: (next: Partial<NewGroup>) => void;
  readonly error: string | undefined;
  readonly options: GroupOptions | undefined;
};

export function WeekFields({ group, change, error, options }: WeekFieldsProps) {
  const retime = (weekday: number, next: Partial<GroupDay>) =>
    change({ days: group.days.map((day) => (day.weekday === weekday ? { ...day, ...next } : day)) });
  return (
    <>
      <Fieldset legend="Weekdays" variant="unstyled" styles={{ legend: { fontWeight: 600 } }}>
        {weekdayNames.map((name, place) => {
          const weekday = place + 1;
          const day = group.days.find((each) => each.weekday === weekday);
          return (
            <div key={name} className={classes['day']}>
              <Checkbox
                className={classes['dayName'] ?? ''}
                label={name}
                checked={day !== undefined}
                onChange={() => change({ days: toggleDay(group.days, weekday) })}
                styles={{ body: { minHeight: 44, alignItems: 'center' } }}
              />
              {day === undefined ? null : (
                <>
                  <TextInput
                    type="time"
                    aria-label={`${name} from`}
                    value={day.startsAt}
                    onChange={(event) => retime(weekday, { startsAt: event.currentTarget.value })}
                  />
                  <Text span>to</Text>
                  <TextInput
                    type="time"
                    aria-label={`${name} to`}
                    value={day.endsAt}
                    onChange={(event) => retime(weekday, { endsAt: event.currentTarget.value })}
                  />
                </>
              )}
            </div>
          );
        })}
        {error === undefined ? null : (
          <Text size="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
      </Fieldset>
      <NativeSelect
        label="Treatment"
        description="What lies between is break, and is not counted as treatment."
        value={group.preset}
        onChange={(event) => change({ preset: event.currentTarget.value as Preset })}
        data={Object.entries(presets).map(([value, label]) => ({ value, label }))}
        styles={{ input: { minHeight: 44 } }}
      />
      {group.preset === 'own'
        ? group.days.map((day) => (
            <BlockFields
              key={day.weekday}
              name={weekdayNames[day.weekday - 1] ?? ''}
              day={day}
              kind={group.kind}
              options={options}
              onChange={(blocks) => retime(day.weekday, { blocks })}
              onEveryDay={() =>
                change({
                  days: group.days.map((each) =>
                    day.blocks === undefined ? each : { ...each, blocks: day.blocks },
                  ),
                })
              }
            />
          ))
        : null}
    </>
  );
}
