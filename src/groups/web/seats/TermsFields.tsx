// Weekdays of a seat as buttons, and behind one more button what few seats need: video on some days, every other week,
// level and phase.
import { Button, Group, Input, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { weekdaysText } from '#ui/format.ts';
import { levelChoices, phaseChoices, toggleWeekday, type Terms } from './terms.ts';
import classes from './seats.module.css';

type TermsFieldsProps = {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
  /** Weekdays the group meets, and its mode. */
  readonly weekdays: readonly number[];
  readonly mode: string;
  readonly startsOn: string;
  /** Shows everything at once, for changing a seat. */
  readonly open?: boolean;
};

export function TermsFields({ terms, onChange, weekdays, mode, startsOn, open = false }: TermsFieldsProps) {
  const [isOpen, setOpen] = useState(open);
  const days = terms.weekdays ?? weekdays;
  return (
    <>
      <Input.Wrapper label="Days" labelElement="div">
        <div role="group" aria-label="Days" className={classes['days']}>
          {weekdays.map((day) => (
            <Button
              key={day}
              variant={days.includes(day) ? 'filled' : 'default'}
              aria-pressed={days.includes(day)}
              mih={44}
              px="sm"
              onClick={() => {
                const next = toggleWeekday(terms, day, weekdays);
                if (next.weekdays === null || next.weekdays.length > 0) onChange(next);
              }}
            >
              {weekdaysText([day])}
            </Button>
          ))}
        </div>
      </Input.Wrapper>
      {isOpen ? (
        <More terms={terms} onChange={onChange} days={days} mode={mode} startsOn={startsOn} />
      ) : (
        <Button variant="subtle" mih={44} mt={25} px="xs" onClick={() => setOpen(true)}>
          Video, shifts, level, phase
        </Button>
      )}
    </>
  );
}

type MoreProps = Omit<TermsFieldsProps, 'weekdays' | 'open'> & { readonly days: readonly number[] };

function More({ terms, onChange, days, mode, startsOn }: MoreProps) {
  const isVirtual = (day: number) => terms.virtualWeekdays.includes(day);
  const input = { input: { minHeight: 44 } };
  return (
    <Group gap="sm" align="flex-start" className={classes['more'] ?? ''}>
      {mode === 'hybrid' ? (
        <Input.Wrapper label="By video on" labelElement="div">
          <div role="group" aria-label="By video on" className={classes['days']}>
            {days.map((day) => (
              <Button
                key={day}
                variant={isVirtual(day) ? 'filled' : 'default'}
                aria-pressed={isVirtual(day)}
                mih={44}
                px="sm"
                onClick={() =>
                  onChange({
                    ...terms,
                    virtualWeekdays: isVirtual(day)
                      ? terms.virtualWeekdays.filter((one) => one !== day)
                      : [...terms.virtualWeekdays, day],
                  })
                }
              >
                {weekdaysText([day])}
              </Button>
            ))}
          </div>
        </Input.Wrapper>
      ) : null}
      <NativeSelect
        label="Weeks"
        value={terms.alternateFrom === null ? 'every' : 'other'}
        onChange={(event) =>
          onChange({ ...terms, alternateFrom: event.currentTarget.value === 'every' ? null : startsOn })
        }
        data={[
          { value: 'every', label: 'Every week' },
          { value: 'other', label: 'Every other week' },
        ]}
        styles={input}
      />
      {terms.alternateFrom === null ? null : (
        <TextInput
          label="Comes in the week of"
          type="date"
          value={terms.alternateFrom}
          onChange={(event) => onChange({ ...terms, alternateFrom: event.currentTarget.value })}
          styles={input}
        />
      )}
      <NativeSelect
        label="Level"
        value={terms.level ?? ''}
        onChange={(event) => onChange({ ...terms, level: event.currentTarget.value || null })}
        data={levelChoices}
        styles={input}
      />
      <NativeSelect
        label="Phase"
        value={String(terms.phase ?? '')}
        onChange={(event) =>
          onChange({
            ...terms,
            phase: event.currentTarget.value === '' ? null : Number(event.currentTarget.value),
          })
        }
        data={phaseChoices}
        styles={input}
      />
    </Group>
  );
}
