// Which statuses count as having been there. It stands apart from the input schemas, because pages decide by it as well
// and shall not load the schema library for one comparison.

/** Whether a person with this newest status was there. */
export function wasThere(status: string | null): boolean {
  return status === 'present' || status === 'late';
}
