// Chooses a group by typing: name, weekday, time, clinic or leader, and "free" for those with a free chair. The first line that fits is chosen by Enter.
import { Select, type OptionsFilter } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { folded } from '#kernel/folded.ts';
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
      // Turned on with the lines: what was typed before they came chooses the first that fits as well.
      selectFirstOptionOnChange={lines.length > 0}
      data={lines.map((one) => ({ value: one.id, label: labelOf(one) }))}
      filter={fitting}
      limit={mostShown}
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

// Groups whose line fits what is typed, and the one that was chosen, which stays. The first page is most often all there
// are; only where there are more, the server looks as well.
function useLines(except: string | undefined) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<GroupSummary | null>(null);
  const [settled] = useDebouncedValue(words, 150);
  const first = useGroupChoices({});
  const hasMore = first.data !== undefined && first.data.after !== null;
  const more = useGroupChoices(
    hasMore ? wishOf(chosen !== null && settled === labelOf(chosen) ? '' : settled) : {},
  );
  const known = [first.data, more.data].flatMap((list) => list?.groups ?? []).concat(chosen ?? []);
  const lines = [...new Map(known.map((one) => [one.id, one])).values()]
    .filter((one) => one.id !== except)
    // A seat is looked for: those without one come last, each in the order of the list.
    .toSorted((one, other) => Number(one.freeSeats === 0) - Number(other.freeSeats === 0));
  const keep = (groupId: string | null) => setChosen(lines.find(({ id }) => id === groupId) ?? null);
  const isLooking = hasMore && (more.isPlaceholderData || settled !== words);
  return { words, setWords, lines, keep, isLooking };
}

// A line stays only while every word stands in it: what is typed faster than the server answers must not choose another.
const fitting: OptionsFilter = ({ options, search }) => {
  const wanted = folded(search).split(/[\s,]+/u);
  return options.filter(
    (option) => 'label' in option && wanted.every((word) => folded(option.label).includes(word)),
  );
};

// Each line says how many chairs are free, so people type "free" for groups that have one; the server knows a wish for it.
function wishOf(words: string) {
  const onlyFree = /(^|\s)free(\s|$)/iu.test(words);
  return onlyFree ? { words: words.replaceAll(/(^|\s)free(?=\s|$)/giu, ' ').trim(), onlyFree } : { words };
}

function labelOf(group: GroupSummary): string {
  return `${group.name} · ${freeShort(group)} · ${timetableWords(group)} · ${group.clinicName} · ${wordOf(programWords, group.program)}`;
}
