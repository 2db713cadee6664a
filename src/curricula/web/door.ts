// What the pages of later slices may use of curricula.
import { useCurricula as curricula, useCurriculum as curriculum } from './curricula.api.ts';
import { SessionTopicPanel as Panel } from './SessionTopicPanel.tsx';

export const SessionTopicPanel = Panel;
export const useCurricula = curricula;
export const useCurriculum = curriculum;
