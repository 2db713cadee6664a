// Of somebody who takes part by video: where help has to go, and which address that is.
import { Text } from '@mantine/core';
import { timeOfDay } from '#ui/format.ts';
import { placeWords, type Place } from '../rules/place.ts';

type WhereTheyAreProps = { readonly place: Place | null; readonly timeZone: string };

export function WhereTheyAre({ place, timeZone }: WhereTheyAreProps) {
  return (
    <Text size="sm" fw={600} dir="auto">
      {placeWords(place, (instant) => timeOfDay(instant, timeZone))}
    </Text>
  );
}
