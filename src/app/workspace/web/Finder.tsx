// Ctrl K: any page and any person, by a few letters. Arrow keys choose, Enter opens, Escape closes; the first entry
// is chosen from the start. People are looked up on the server while somebody types.
import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useGo } from '#ui/PageLink.tsx';
import classes from './finder.module.css';
import { useFoundPeople } from './find-people.ts';
import { setFinderOpen, useFinderOpen } from './finder-open.ts';
import { listedFor, type Option } from './finder-options.ts';
import type { Me } from './me.ts';

export function Finder({ me }: { readonly me: Me }) {
  const isOpen = useFinderOpen();
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setFinderOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (!isOpen) return null;
  return (
    <Modal.Root
      opened={isOpen}
      onClose={() => setFinderOpen(false)}
      yOffset="10vh"
      size={560}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Find a person or page">
        <Modal.Body p={0}>
          <Choosing me={me} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const listId = 'finder-list';

function Choosing({ me }: { readonly me: Me }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [settled] = useDebouncedValue(words.trim(), 150);
  const people = useFoundPeople(settled, me.permissions);
  const options = listedFor(words, { permissions: me.permissions, people: people.found });
  const chosen = Math.min(at, options.length - 1);
  const open = useOpen();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[chosen];
    if (step !== undefined) setAt((chosen + step + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && option !== undefined && !event.nativeEvent.isComposing) open(option);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        size="lg"
        variant="unstyled"
        px="md"
        data-autofocus
        // With the first paint: the letters that follow Ctrl K at once must not go elsewhere.
        autoFocus
        placeholder="Name, number or page"
        aria-label="Find a person or page"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        {...(chosen >= 0 ? { 'aria-activedescendant': optionId(chosen) } : {})}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label="Found" className={classes['list']}>
        {options.map((option, place) => (
          <OptionLine
            key={option.key}
            option={option}
            id={optionId(place)}
            isChosen={place === chosen}
            choose={() => setAt(place)}
            open={() => open(option)}
          />
        ))}
      </div>
      <Text role="status" className={classes['none']} c="dimmed">
        {options.length > 0 ? '' : noneText(people.isLooking)}
      </Text>
    </>
  );
}

function noneText(isLooking: boolean): string {
  return isLooking ? 'Looking …' : 'Nobody and nothing by these words.';
}

function useOpen(): (option: Option) => void {
  const go = useGo();
  return (option) => {
    setFinderOpen(false);
    if (option.to === undefined) option.does?.();
    else go(option.to);
  };
}

function optionId(place: number): string {
  return `finder-option-${place}`;
}

type OptionLineProps = {
  readonly option: Option;
  readonly id: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly open: () => void;
};

// The keys are handled in the field, which keeps the focus.
function OptionLine({ option, id, isChosen, choose, open }: OptionLineProps) {
  useEffect(() => {
    if (isChosen) document.querySelector(`#${id}`)?.scrollIntoView({ block: 'nearest' });
  }, [isChosen, id]);
  return (
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isChosen}
      className={classes['option']}
      onMouseMove={choose}
      onMouseDown={(event) => event.preventDefault()}
      onClick={open}
      onKeyDown={() => undefined}
    >
      <span>{option.label}</span>
      <span className={classes['beside']}>{option.beside}</span>
    </div>
  );
}
