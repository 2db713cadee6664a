// Counts the rows of a table and sums their hashes, so that two tables with the same rows have the same tally in
// whatever order they give them. It finds mistakes; that nobody tampers is for the seals of the file.
import { hash } from 'node:crypto';

export type Tally = { readonly rows: number; readonly hash: string };

const size = 2n ** 256n;
const newline = 10;

export class RowTally {
  #rows = 0;
  #sum = 0n;
  #begun: Buffer[] = [];

  /** Takes text in COPY's form: one row a line, in pieces of any length. */
  add(piece: Buffer): void {
    let from = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, from)) {
      const rest = piece.subarray(from, end);
      this.row(this.#begun.length === 0 ? rest : Buffer.concat([...this.#begun, rest]));
      this.#begun = [];
      from = end + 1;
    }
    // Copied, since the piece may be a view of a buffer that is used again.
    if (from < piece.length) this.#begun.push(Buffer.from(piece.subarray(from)));
  }

  /** Takes one row without its end of line. */
  row(line: Buffer): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${hash('sha256', line, 'hex')}`)) % size;
  }

  tally(): Tally {
    return { rows: this.#rows, hash: this.#sum.toString(16).padStart(64, '0') };
  }
}
