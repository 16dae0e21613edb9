/**
 * The 60 actions of NTU RGB+D (Shahroudy et al. 2016) in the data set's own English and in the thesis's
 * Spanish. The index in this list plus one is the action number in file names.
 */

export interface Action {
  /** 1–60, the `A` part of a recording's name. */
  readonly number: number;
  readonly en: string;
  readonly es: string;
  /** Whether the action needs two persons (50–60). */
  readonly persons: 1 | 2;
}

const NAMES: readonly (readonly [en: string, es: string])[] = [
  ['Drink water', 'Beber agua'],
  ['Eat meal/snack', 'Comer/snack'],
  ['Brush teeth', 'Lavarse los dientes'],
  ['Brush hair', 'Peinarse'],
  ['Drop', 'Soltar'],
  ['Pick up', 'Recoger'],
  ['Throw', 'Lanzar'],
  ['Sit down', 'Sentarse'],
  ['Stand up (from sitting)', 'Levantarse (sentado)'],
  ['Clapping', 'Aplaudir'],
  ['Reading', 'Leer'],
  ['Writing', 'Escribir'],
  ['Tear up paper', 'Arrancar papel'],
  ['Put on jacket', 'Ponerse chaqueta'],
  ['Take off jacket', 'Quitarse chaqueta'],
  ['Put on a shoe', 'Ponerse zapato'],
  ['Take off a shoe', 'Quitarse zapato'],
  ['Put on glasses', 'Ponerse lentes'],
  ['Take off glasses', 'Quitarse lentes'],
  ['Put on a hat/cap', 'Ponerse gorra'],
  ['Take off a hat/cap', 'Quitarse gorra'],
  ['Cheer up', 'Alentar'],
  ['Hand waving', 'Sacudir mano'],
  ['Kicking something', 'Patear algo'],
  ['Reach into pocket', 'Guardar dentro de bolsillo'],
  ['Hopping (one foot)', 'Saltar sobre un pie'],
  ['Jump up', 'Saltar'],
  ['Make/answer a phone call', 'Llamar/contestar'],
  ['Play with phone/tablet', 'Jugar con celular/tablet'],
  ['Typing on a keyboard', 'Teclear'],
  ['Pointing to something', 'Apuntar con un dedo'],
  ['Taking a selfie', 'Tomar un selfie'],
  ['Check time (watch)', 'Ver la hora'],
  ['Rub two hands', 'Frotar manos'],
  ['Nod head/bow', 'Cabeceo/reverencia'],
  ['Shake head', 'Sacudir cabeza'],
  ['Wipe face', 'Limpiarse la cara'],
  ['Salute', 'Saludar'],
  ['Put palms together', 'Juntar las palmas'],
  ['Cross hands in front (stop)', 'Cruzar las manos'],
  ['Sneeze/cough', 'Estornudar/toser'],
  ['Staggering', 'Tambalearse'],
  ['Falling', 'Caerse'],
  ['Headache', 'Dolor de cabeza'],
  ['Chest pain', 'Dolor de pecho'],
  ['Back pain', 'Dolor de espalda'],
  ['Neck pain', 'Dolor de cuello'],
  ['Nausea/vomiting', 'Náusea o vómito'],
  ['Fan self', 'Ventilarse'],
  ['Punch/slap', 'Golpear/bofetear'],
  ['Kicking', 'Patear al otro'],
  ['Pushing', 'Empujar'],
  ['Pat on back', 'Palmada en la espalda'],
  ['Point finger', 'Apuntar al otro'],
  ['Hugging', 'Abrazar'],
  ['Giving object', 'Dar algo'],
  ['Touch pocket', 'Tocar el bolsillo del otro'],
  ['Shaking hands', 'Apretón de manos'],
  ['Walking towards', 'Caminar hacia el otro'],
  ['Walking apart', 'Alejarse del otro'],
];

const FIRST_TWO_PERSON_ACTION = 50;

export const ACTIONS: readonly Action[] = NAMES.map(([en, es], index) => ({
  number: index + 1,
  en,
  es,
  persons: index + 1 >= FIRST_TWO_PERSON_ACTION ? 2 : 1,
}));

/** Name of an action; actions with no known name (NTU-120's A061–A120) are named by number. */
export function actionName(number: number, language: 'en' | 'es'): string {
  return ACTIONS[number - 1]?.[language] ?? `A${String(number).padStart(3, '0')}`;
}
