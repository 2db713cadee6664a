// Chooses a group by typing: name, weekday, time, clinic or leader, and "free" for those with a free chair. The first line that fits is chosen by Enter.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { freeShort, programWords, timetableWords, wordOf } from '../group-words.ts';
import { useGroupChoices } from '../groups.api.ts';

type GroupPickerProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (groupId: string) => void;
  /** A group that is not to be chosen. */
  readonly except?: string;
  readonly autoFocus?: boolean;
  readonly error?: string | undefined;
};

const mostShown = 8;

export function GroupPicker({ label, value, onChange, except, ...rest }: GroupPickerProps) {
  const { words, setWords, lines, keep, isLooking } = useLines(except);
  return (
    <Select
      {...rest}
      label={label}
      placeholder="Name, weekday, time or clinic"
      searchable
      selectFirstOptionOnChange
      data={lines.map((one) => ({ value: one.id, label: labelOf(one) }))}
      filter={({ options }) => options}
      searchValue={words}
      onSearchChange={setWords}
      value={value === '' ? null : value}
      onChange={(next) => {
        keep(next);
        onChange(next ?? '');
      }}
      nothingFoundMessage={isLooking ? 'Looking' : 'No group by these words.'}
      maw={620}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

// The first groups that fit what is typed, and the one that was chosen, which stays.
function useLines(except: string | undefined) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<GroupSummary | null>(null);
  const [settled] = useDebouncedValue(words, 150);
  // What stands in the field after choosing is the chosen line, not words to look for.
  const asked = chosen !== null && settled === labelOf(chosen) ? '' : settled;
  const { data, isPlaceholderData } = useGroupChoices(wishOf(asked));
  const found = (data?.groups ?? []).filter((one) => one.id !== except).slice(0, mostShown);
  const lines = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  const keep = (groupId: string | null) => setChosen(lines.find(({ id }) => id === groupId) ?? null);
  return { words, setWords, lines, keep, isLooking: isPlaceholderData || settled !== words };
}

// Each line says how many chairs are free, so people type "free" for groups that have one.
function wishOf(words: string) {
  const onlyFree = /(^|\s)free(\s|$)/iu.test(words);
  return onlyFree ? { words: words.replaceAll(/(^|\s)free(?=\s|$)/giu, ' ').trim(), onlyFree } : { words };
}

function labelOf(group: GroupSummary): string {
  return `${group.name} · ${timetableWords(group.days)} · ${group.clinicName} · ${wordOf(programWords, group.program)} · ${freeShort(group)}`;
}
