export function sign(mode: 'in-person' | 'virtual'): string {
  switch (mode) {
    case 'in-person':
      return 'here';
  }
  return 'elsewhere';
}
