export const words = {
  'left-before-arriving': 'Enter a leaving time after the arrival time.',
};
