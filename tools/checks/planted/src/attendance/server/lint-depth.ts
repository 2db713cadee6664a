export function count(rows: number[][][]): number {
  let total = 0;
  for (const row of rows) {
    for (const cell of row) {
      for (const value of cell) {
        if (value > 0) total += value;
      }
    }
  }
  return total;
}
