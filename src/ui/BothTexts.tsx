// Two people changed the same thing: both texts of each field that differs, and one press to take the other one.
// Nothing that was typed is lost.
import { Button, Text } from '@mantine/core';
import classes from './both-texts.module.css';

type BothTextsProps<Name extends string> = {
  /** What each field is called; only these are compared. */
  readonly names: Readonly<Record<Name, string>>;
  readonly typed: Readonly<Record<Name, string>>;
  readonly stands: Readonly<Record<Name, string>>;
  readonly onTake: (name: Name) => void;
  readonly onKeep: () => void;
};

export function BothTexts<Name extends string>({
  names,
  typed,
  stands,
  onTake,
  onKeep,
}: BothTextsProps<Name>) {
  const differing = (Object.keys(names) as Name[]).filter((name) => typed[name] !== stands[name]);
  const shown = (text: string) => (text === '' ? 'empty' : text);
  return (
    <section aria-label="What stands now beside what you typed">
      {differing.map((name) => (
        <div key={name} className={classes['field']}>
          <Text fw={600}>{names[name]}</Text>
          <div>
            <Text>
              Typed: <bdi>{shown(typed[name])}</bdi>
            </Text>
            <Text>
              Stands now: <bdi>{shown(stands[name])}</bdi>
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Take what stands now for ${names[name]}`}
            onClick={() => onTake(name)}
          >
            Take what stands now
          </Button>
        </div>
      ))}
      {differing.length === 0 ? <Text>What stands now is what you typed.</Text> : null}
      <Button variant="default" mih={44} my="sm" onClick={onKeep}>
        Keep what I typed
      </Button>
    </section>
  );
}
