// Words that say nothing about a person: left out when two notes are compared. English and Spanish, accents folded.
const english =
  'a about after again all also am an and any are as at be because been before being between both but by can could did do does doing during each few for from further group had has have having he her here hers herself him himself his how i if in into is it its itself just me more most my no nor not now of off on once only or other our out over own patient person client member session she so some such than that the their theirs them themselves then there these they this those through to today too under until up very was we were what when where which while who whom why will with would you your';
const spanish =
  'a al algo como con cual cuando de del desde donde durante e el ella ellas ellos en entre era es esa ese eso esta este esto fue ha hay hoy la las le les lo los mas me mi muy no nos o para pero persona por porque que se sesion si sin sobre su sus tambien tan te todo un una uno y ya grupo paciente';

export const commonWords: ReadonlySet<string> = new Set(`${english} ${spanish}`.split(' '));
