// What the pages of later slices may use of patients.
import { PersonBanner as Banner } from './PersonBanner.tsx';

export const PersonBanner = Banner;
