// Typed calls of a series. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from '#ui/ask.ts';
import type { previewAnswer, seriesAnswer } from '../../rules/series/series-answers.ts';
import type { ChangeAsked } from '../../rules/series/series.ts';

export type SeriesAnswer = z.output<typeof seriesAnswer>;
export type DateOfSeries = SeriesAnswer['dates'][number];
export type ChangeOfSeries = SeriesAnswer['changes'][number];
export type PreviewAnswer = z.output<typeof previewAnswer>;

export function useSeries(groupId: string) {
  return useQuery({
    queryKey: ['groups', groupId, 'series'],
    queryFn: () => ask<SeriesAnswer>({ path: `/api/groups/${groupId}/series` }),
  });
}

export function previewOf(groupId: string, asked: ChangeAsked): Promise<PreviewAnswer> {
  return ask<PreviewAnswer>({
    method: 'POST',
    path: `/api/groups/${groupId}/changes/preview`,
    body: asked,
  });
}

export function saveChange(
  groupId: string,
  asked: ChangeAsked & { readonly shown: string },
): Promise<{ changeId: string }> {
  return ask({ method: 'POST', path: `/api/groups/${groupId}/changes`, body: asked });
}

export function takeBack(groupId: string, changeId: string): Promise<{ dates: number }> {
  return ask({ method: 'POST', path: `/api/groups/${groupId}/changes/${changeId}/take-back`, body: {} });
}
