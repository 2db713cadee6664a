// What the pages of later slices may use of plans.
import { useGoals as goals, useSettingGoal as settingGoal } from './plans.api.ts';

export const useGoals = goals;
export const useSettingGoal = settingGoal;
