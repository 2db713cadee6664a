// Weekdays with their times, and how a day is divided into treatment and breaks.
import { Checkbox, Fieldset, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import type { GroupOptions } from '../rules/group-answers.ts';
import { ok } from '#kernel/outcome.ts';
import type { GroupDay } from '../rules/group.ts';
import { checkTimetable } from '../rules/timetable.ts';
import { BlockFields } from './BlockFields.tsx';
import { presets, type Preset } from './block-presets.ts';
import { faultOfBlock, faultOfDay, weekdayNames } from './fault-words.ts';
import { toggleDay, weekOfForm, type NewGroup } from './new-group.ts';
import week from '#ui/week.module.css';

type WeekFieldsProps = {
  readonly group: NewGroup;
  readonly change: (next: Partial<NewGroup>) => void;
  readonly error: string | undefined;
  readonly weeksError: string | undefined;
  readonly options: GroupOptions | undefined;
  /** What the server says of a field of the weekdays: '0.blocks.1.topic'. */
  readonly errorOf: (path: string) => string | undefined;
};

export function WeekFields(props: WeekFieldsProps) {
  const { group, change, error, weeksError, options, errorOf } = props;
  const fits = checkOf(group);
  const retime = (weekday: number, next: Partial<GroupDay>) =>
    change({ days: group.days.map((day) => (day.weekday === weekday ? { ...day, ...next } : day)) });
  return (
    <>
      <Fieldset legend="Weekdays" variant="unstyled" styles={{ legend: { fontWeight: 600 } }}>
        {weekdayNames.map((name, place) => {
          const weekday = place + 1;
          const day = group.days.find((each) => each.weekday === weekday);
          return (
            <div key={name} className={week['day']}>
              <Checkbox
                className={week['dayName'] ?? ''}
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
                    error={faultOfDay(fits, weekday)}
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
      <RhythmFields group={group} change={change} error={weeksError} />
      <NativeSelect
        label="Treatment"
        description="What lies between is break, and is not counted as treatment."
        value={group.preset}
        onChange={(event) => change({ preset: event.currentTarget.value as Preset })}
        data={Object.entries(presets).map(([value, label]) => ({ value, label }))}
        styles={{ input: { minHeight: 44 } }}
      />
      {group.preset === 'own'
        ? group.days.map((day, at) => (
            <BlockFields
              key={day.weekday}
              name={weekdayNames[day.weekday - 1] ?? ''}
              day={day}
              kind={group.kind}
              options={options}
              fault={faultOfBlock(fits, day.weekday)}
              errorOf={(path) => errorOf(`${at}.blocks.${path}`)}
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

// What does not fit yet; nothing while a time is typed.
function checkOf(group: NewGroup) {
  if (group.days.some((day) => day.startsAt === '' || day.endsAt === '')) return ok(true as const);
  const { days, blocks } = weekOfForm(group);
  return checkTimetable(days, blocks);
}

// Every week, or every other one: the same words as for a seat.
function RhythmFields({ group, change, error }: Pick<WeekFieldsProps, 'group' | 'change' | 'error'>) {
  const { alternateFrom } = group;
  const tall = { input: { minHeight: 44 } };
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect
        label="Weeks"
        value={alternateFrom === null ? 'every' : 'other'}
        onChange={(event) =>
          change({ alternateFrom: event.currentTarget.value === 'every' ? null : group.startsOn })
        }
        data={[
          { value: 'every', label: 'Every week' },
          { value: 'other', label: 'Every other week' },
        ]}
        styles={tall}
      />
      {alternateFrom === null ? null : (
        <TextInput
          label="Meets in the week of"
          type="date"
          value={alternateFrom}
          onChange={(event) => change({ alternateFrom: event.currentTarget.value })}
          error={error}
          styles={tall}
        />
      )}
    </Group>
  );
}
