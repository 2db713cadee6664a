// How a telephone number reads: ten digits of this country in three groups, however they were typed; all else as it was.

/** '773-555-0888' of '7735550888', '(773) 555 0888' or '+1 773.555.0888'. */
export function phoneText(typed: string): string {
  if (!/^[+\d\s().-]+$/u.test(typed)) return typed;
  const [, area, office, line] =
    /^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/u.exec(typed.replaceAll(/[\s().-]/gu, '')) ?? [];
  return area === undefined ? typed : `${area}-${office}-${line}`;
}
