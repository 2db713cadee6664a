// How a topic reads: its title, or what stands in its place where none is known.
import type { TitleStatus } from './library-entry.ts';

type Titled = {
  readonly title: string | null;
  readonly position: number;
  readonly secularTitle?: string | null;
  readonly way?: string;
};

/** 'Triggers, outside and inside', 'Session 2 (title not known)', or the title of the secular counterpart. */
export function topicTitle({ title, position, secularTitle, way }: Titled): string {
  if (way === 'secular' && secularTitle) return secularTitle;
  return title ?? `Session ${position}`;
}

/** What screens say beside a title; empty where there is nothing to say. */
export const titleStatusWords: Readonly<Record<TitleStatus, string>> = {
  own: '',
  seen: '',
  recalled: 'title recalled, not confirmed',
  unknown: 'title not known',
  no_fixed_title: 'no fixed title',
};
