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

type Alerted = {
  readonly kind: string;
  readonly subject: string;
  readonly ownerName: string | null;
  readonly isEscalated: boolean;
  readonly isOverdue: boolean;
  readonly leftAt: string | null;
};

/** The line for one or several open tasks, which names nobody: 'Overdose · nobody has it yet', '3 risks are open'. */
export function alertWords(tasks: readonly Alerted[]): string {
  const [only] = tasks;
  const free = tasks.filter((task) => task.ownerName === null).length;
  if (only !== undefined && tasks.length === 1) {
    const owner = only.ownerName === null ? 'nobody has it yet' : `${only.ownerName} has it`;
    return [subjectWords(only), only.isEscalated ? 'nobody has taken it' : owner, lateWords(only)]
      .filter((words) => words !== '')
      .join(' · ');
  }
  const overdue = tasks.filter((task) => task.isOverdue).length;
  return [
    `${tasks.length} risks are open`,
    freeWords(free, tasks.length),
    overdue === 0 ? '' : `${overdue} overdue`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function freeWords(free: number, all: number): string {
  if (free === 0) return '';
  return free === all ? 'nobody has them yet' : `nobody has ${free} of them`;
}

// It was to be done before they leave.
function lateWords({ isOverdue, leftAt }: Pick<Alerted, 'isOverdue' | 'leftAt'>): string {
  if (!isOverdue) return '';
  return leftAt === null ? 'overdue' : 'they have left';
}
