async function save(): Promise<void> {
  await Promise.resolve();
}

export function run(): void {
  save();
}
