// Whoever begins to type the PIN before its field has the focus types it all the same: the first number goes there and
// means nothing else on the page. Spoken words are never taken for it, as they are typed into a field.
import { useEffect, type RefObject } from 'react';

export function usePinKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/u.test(event.key)) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [role="dialog"], [data-question]') !== null) return;
      // The number itself is typed into the field by the browser, as the field has the focus by then.
      form.current?.querySelector<HTMLElement>('input[name="pin"]')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form]);
}
