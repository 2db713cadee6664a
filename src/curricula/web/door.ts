// What the pages of later slices may use of curricula.
import { SessionTopicPanel as Panel } from './SessionTopicPanel.tsx';

export const SessionTopicPanel = Panel;
