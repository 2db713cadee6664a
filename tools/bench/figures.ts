// Medians and percentiles.

/** The middle of the values, or NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which this share of them lies, in percent. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? Number.NaN;
}

/** A number short enough for a table. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
