// Printing what stands on the page, once the letters of all its names have come.

/** Loads the list of fonts, and whatever of them the page needs. */
export async function lettersReady(): Promise<void> {
  await import('./fonts.ts');
  // Laying out asks for the fonts that lack; only then is there something to wait for.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

export async function printPage(): Promise<void> {
  await lettersReady();
  window.print();
}
