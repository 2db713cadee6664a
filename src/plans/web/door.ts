// What the pages of later slices may use of plans.
import {
  useGoalAnew as goalAnew,
  useGoals as goals,
  useGoalWords as goalWords,
  useSettingGoal as settingGoal,
} from './plans.api.ts';

export const useGoals = goals;
export const useSettingGoal = settingGoal;
export const useGoalWords = goalWords;
export const useGoalAnew = goalAnew;
