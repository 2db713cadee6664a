// What the pages of later slices may use of tablets.
import { TabletsNotice as Notice } from './TabletsNotice.tsx';

export const TabletsNotice = Notice;
