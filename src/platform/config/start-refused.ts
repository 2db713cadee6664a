/**
 * The program will not start like this: a wrong setting, a database that is not
 * safe to work on, a file that is missing. The message is whole sentences for
 * the person who starts it, and is shown without a trace.
 */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly sentences: string[];

  constructor(sentences: string | string[], options?: ErrorOptions) {
    const list = typeof sentences === 'string' ? [sentences] : sentences;
    super(list.join('\n'), options);
    this.sentences = list;
  }
}
