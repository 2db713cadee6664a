// What the pages of later slices may use of curricula.
import { useCurricula as curricula, useCurriculum as curriculum } from './curricula.api.ts';
import { usePlannedTopics as planned } from './planned-topics.ts';
import { SessionTopicPanel as Panel } from './SessionTopicPanel.tsx';

export const SessionTopicPanel = Panel;
export const useCurricula = curricula;
export const useCurriculum = curriculum;
export const usePlannedTopics = planned;
