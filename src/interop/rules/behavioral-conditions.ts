// Conditions in imported records that say something about mental health or substance use, by their SNOMED CT code.
// Only to count and show them: no rule of care reads imported conditions. The list holds the codes that sample and
// hospital records were seen to use; one that is missing here is kept all the same.

export const snomedSystem = 'http://snomed.info/sct';

const behavioralCodes: ReadonlySet<string> = new Set([
  '370143000', // Major depression disorder
  '36923009', // Major depression, single episode
  '35489007', // Depressive disorder
  '48694002', // Anxiety
  '197480006', // Anxiety disorder
  '47505003', // Posttraumatic stress disorder
  '13746004', // Bipolar disorder
  '58214004', // Schizophrenia
  '192127007', // Child attention deficit disorder
  '7200002', // Alcoholism
  '66590003', // Alcohol dependence
  '15167005', // Alcohol abuse
  '5602001', // Opioid abuse
  '75544000', // Opioid dependence
  '6525002', // Dependent drug abuse
  '26416006', // Drug abuse
  '191816009', // Drug dependence
  '55680006', // Drug overdose
  '82313006', // Suicide attempt
]);

/** Whether a code of a system names a behavioral condition. */
export function isBehavioral(system: string | undefined, code: string | undefined): boolean {
  return system === snomedSystem && code !== undefined && behavioralCodes.has(code);
}
