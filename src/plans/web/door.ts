// What the pages of later slices may use of plans.
import {
  useGoals as goals,
  useGoalWords as goalWords,
  useRewordingGoal as rewordingGoal,
  useSettingGoal as settingGoal,
} from './plans.api.ts';

export const useGoals = goals;
export const useSettingGoal = settingGoal;
export const useGoalWords = goalWords;
export const useRewordingGoal = rewordingGoal;
