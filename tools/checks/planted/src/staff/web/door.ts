export const staffLink = '/app/staff';
