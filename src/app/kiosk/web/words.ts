// What the tablet says, in English and Spanish, in short sentences of plain words. Nothing on it says why people come.
import { createInstance } from 'i18next';

const english = {
  checkIn: 'Check in',
  withName: 'With my name',
  withCode: 'With a code',
  help: 'Do you need help? Please see the front desk.',
  nameTitle: 'Your name and date of birth',
  name: 'Your name',
  nameHelp: 'The name you go by, or the one on your ID.',
  nameMissing: 'Enter your name.',
  born: 'Date of birth',
  month: 'Month',
  day: 'Day',
  year: 'Year',
  bornWrong: 'Enter month, day and year in numbers, such as 5, 17 and 1990.',
  codeTitle: 'Your code',
  code: 'Eight digits',
  codeHelp: 'The front desk can give you a code.',
  codeWrong: 'Enter the eight digits of your code.',
  startOver: 'Start over',
  thanks: 'Thank you',
  thanksMore:
    'If you are expected now, you are checked in. Please take a seat. If you are not sure, please see the front desk.',
  welcome: 'Welcome, {{name}}',
  welcomeMore: 'You are checked in.',
  welcomeTime: 'You are expected at {{time}}.',
  welcomeRoom: 'You are expected at {{time}} in {{room}}.',
  noCode: 'This code does not work',
  noCodeMore:
    'Look at it again, or check in with your name. If you have checked in already, all is well. The front desk can help.',
  resting: 'One moment, please',
  restingMore: 'Please check in at the front desk.',
  done: 'Done',
  idle: 'This page starts over in {{seconds}} seconds.',
  idleSoon: 'This page starts over in 15 seconds.',
  stay: 'I am still here',
  broken: 'That did not work',
  brokenMore: 'Please check in at the front desk.',
};

const spanish: Record<keyof typeof english, string> = {
  checkIn: 'Registre su llegada',
  withName: 'Con mi nombre',
  withCode: 'Con un código',
  help: '¿Necesita ayuda? Pregunte en la recepción.',
  nameTitle: 'Su nombre y fecha de nacimiento',
  name: 'Su nombre',
  nameHelp: 'El nombre que usa, o el de su identificación.',
  nameMissing: 'Escriba su nombre.',
  born: 'Fecha de nacimiento',
  month: 'Mes',
  day: 'Día',
  year: 'Año',
  bornWrong: 'Escriba mes, día y año en números, por ejemplo 5, 17 y 1990.',
  codeTitle: 'Su código',
  code: 'Ocho números',
  codeHelp: 'En la recepción le pueden dar un código.',
  codeWrong: 'Escriba los ocho números de su código.',
  startOver: 'Empezar de nuevo',
  thanks: 'Gracias',
  thanksMore:
    'Si le esperamos ahora, su llegada quedó registrada. Tome asiento, por favor. Si no está seguro, pregunte en la recepción.',
  welcome: 'Hola, {{name}}',
  welcomeMore: 'Su llegada quedó registrada.',
  welcomeTime: 'Le esperamos a las {{time}}.',
  welcomeRoom: 'Le esperamos a las {{time}} en {{room}}.',
  noCode: 'Este código no funciona',
  noCodeMore:
    'Revíselo, o registre su llegada con su nombre. Si ya la registró, todo está bien. En la recepción le pueden ayudar.',
  resting: 'Un momento, por favor',
  restingMore: 'Registre su llegada en la recepción.',
  done: 'Listo',
  idle: 'Esta página empieza de nuevo en {{seconds}} segundos.',
  idleSoon: 'Esta página empieza de nuevo en 15 segundos.',
  stay: 'Sigo aquí',
  broken: 'No funcionó',
  brokenMore: 'Registre su llegada en la recepción.',
};

export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;
export type Say = (word: keyof typeof english, more?: Readonly<Record<string, string | number>>) => string;

const words = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: english }, es: { translation: spanish } },
  // What is put in is shown as text and never becomes markup.
  interpolation: { escapeValue: false },
});
void words.init();

export function sayIn(language: Language): Say {
  const say = words.getFixedT(language);
  return (word, more) => String(say(word, { ...more }));
}
