/** The data sets kept in the browser: `data.library`. */

import { defineMessages } from '../../messages';

export const library = defineMessages(
  {
    title_one: 'Library: {{count}} data set',
    title_other: 'Library: {{count}} data sets',
    defaultName: 'My recordings',
    facts: '{{sequences}} recordings · {{frames}} frames · {{size}} · {{when}}',
    rename: 'Rename “{{name}}”',
    remove: 'Delete “{{name}}”',
    removeQuestion: 'Delete “{{name}}” for good? The files it was read from stay as they are.',
    removeForGood: 'Delete for good',
    newName: 'New name of the data set',
    keepName: 'Rename',
    room: '{{usage}} of {{quota}} in use. Kept in this browser, on this machine only.',
    notLasting:
      'This browser keeps nothing between visits (a private window, perhaps): recordings are gone when the page closes.',
    missing: 'The data set “{{name}}” is not in this browser’s library. Add its files to train on it.',
  },
  {
    title_one: 'Biblioteca: {{count}} conjunto de datos',
    title_other: 'Biblioteca: {{count}} conjuntos de datos',
    defaultName: 'Mis grabaciones',
    facts: '{{sequences}} grabaciones · {{frames}} cuadros · {{size}} · {{when}}',
    rename: 'Cambiar el nombre de «{{name}}»',
    remove: 'Eliminar «{{name}}»',
    removeQuestion:
      '¿Eliminar «{{name}}» definitivamente? Los archivos de los que se leyó quedan como están.',
    removeForGood: 'Eliminar definitivamente',
    newName: 'Nombre nuevo del conjunto de datos',
    keepName: 'Cambiar',
    room: '{{usage}} de {{quota}} en uso. Se guarda en este navegador, solo en esta máquina.',
    notLasting:
      'Este navegador no guarda nada entre visitas (¿una ventana privada?): las grabaciones se pierden al cerrar la página.',
    missing:
      'El conjunto de datos «{{name}}» no está en la biblioteca de este navegador. Añada sus archivos para entrenar con él.',
  },
);
