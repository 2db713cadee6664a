// Words of tasks: a slice that opens a kind of task hands in how its subjects are said.
const risks: Readonly<Record<string, string | undefined>> = {
  self_harm: 'Self-harm',
  harm_to_others: 'Harm to others',
  overdose: 'Overdose',
  withdrawal: 'Withdrawal',
  vulnerable: 'A child or vulnerable adult in danger',
  violence_at_home: 'Violence at home',
};

/** How a task's subject is said. */
export function subjectWords(task: { readonly kind: string; readonly subject: string }): string {
  return task.kind === 'risk' ? (risks[task.subject] ?? task.subject) : task.subject;
}
