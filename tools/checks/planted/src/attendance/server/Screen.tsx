export function Screen(): string {
  return 'a screen on the server';
}
