export function tell(): void {
  console.log('a name');
}
