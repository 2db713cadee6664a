// Where files are dragged to, with a button that does the same.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import classes from './imports.module.css';

type DropZoneProps = {
  readonly clinics: readonly { readonly id: string; readonly name: string }[];
  readonly onFiles: (files: File[], clinicId: string) => void;
};

export function DropZone({ clinics, onFiles }: DropZoneProps) {
  const [chosen, choose] = useState('');
  const zone = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const clinicId = chosen === '' ? (clinics[0]?.id ?? '') : chosen;
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && clinicId !== '') onFiles(files, clinicId);
  };
  const isOver = useDrop(zone, take);
  return (
    <section
      aria-label="Choose files"
      className={`${classes['drop']} ${isOver ? classes['over'] : ''}`}
      ref={zone}
    >
      <Group gap="md" align="flex-end">
        <NativeSelect
          label="Clinic that registers new people"
          value={clinicId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={clinics.map(({ id, name }) => ({ value: id, label: name }))}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button mih={44} disabled={clinicId === ''} onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <input
          ref={input}
          className={classes['hidden']}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Files to bring in"
          accept=".csv,.txt,.tsv,.json,application/json,application/fhir+json,text/csv"
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
      </Group>
      <Text c="dimmed" mt="sm" className={classes['words'] ?? ''}>
        Or drag them here: FHIR R4 (JSON) or CSV, several at once, each up to 20 MB. They are read and shown
        first; nothing is written until you say so.
      </Text>
    </section>
  );
}

// Dropping is one more way to do what the button does, so the zone itself takes no focus and has no role.
function useDrop(zone: RefObject<HTMLElement | null>, take: (files: FileList | null) => void): boolean {
  const [isOver, setOver] = useState(false);
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const element = zone.current;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = () => setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      taking.current(event.dataTransfer?.files ?? null);
    };
    element?.addEventListener('dragover', over);
    element?.addEventListener('dragleave', leave);
    element?.addEventListener('drop', drop);
    return () => {
      element?.removeEventListener('dragover', over);
      element?.removeEventListener('dragleave', leave);
      element?.removeEventListener('drop', drop);
    };
  }, [zone]);
  return isOver;
}
