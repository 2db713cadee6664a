export default function record(): string {
  return 'recorded';
}
