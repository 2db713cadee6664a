export const dead = 'nobody imports this';
