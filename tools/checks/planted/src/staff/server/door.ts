export const findStaff = 'staff';
