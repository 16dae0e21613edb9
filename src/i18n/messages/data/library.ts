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
    persisted: 'The browser keeps these data sets until you delete them.',
    notPersisted: 'The browser may delete these data sets when room on the disk gets short.',
    notLasting:
      'This browser keeps nothing between visits (a private window, perhaps): recordings are gone when the page closes.',
    missing: 'The data set “{{name}}” is not in this browser’s library. Add its files to train on it.',
    missingCounted_one:
      'The experiment is about the data set “{{name}}” with {{count, number}} recording, which is not in this browser’s library. Add its files to train on it, or choose other data.',
    missingCounted_other:
      'The experiment is about the data set “{{name}}” with {{count, number}} recordings, which is not in this browser’s library. Add its files to train on it, or choose other data.',
    byName:
      'The link says no more of its data set than the name. “{{there}}” of this browser’s library, with {{present, number}} recordings, has that name and was opened; its contents may be others.',
    differs:
      'The data set “{{name}}” of this link is not in this browser’s library. One of the same name was opened, but its contents differ: {{recordings, number}} recordings there, {{present, number}} here. Curves will differ too; add the original files for the same run.',
    changed:
      'The data set “{{name}}” has changed since this experiment was last open or its link was made: {{recordings, number}} recordings then, {{present, number}} now. Curves will differ.',
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
    persisted: 'El navegador conserva estos conjuntos de datos hasta que usted los elimine.',
    notPersisted: 'El navegador puede eliminar estos conjuntos de datos si falta espacio en el disco.',
    notLasting:
      'Este navegador no guarda nada entre visitas (¿una ventana privada?): las grabaciones se pierden al cerrar la página.',
    missing:
      'El conjunto de datos «{{name}}» no está en la biblioteca de este navegador. Añada sus archivos para entrenar con él.',
    missingCounted_one:
      'El experimento trata del conjunto de datos «{{name}}», de {{count, number}} grabación, que no está en la biblioteca de este navegador. Añada sus archivos para entrenar con él o elija otros datos.',
    missingCounted_other:
      'El experimento trata del conjunto de datos «{{name}}», de {{count, number}} grabaciones, que no está en la biblioteca de este navegador. Añada sus archivos para entrenar con él o elija otros datos.',
    byName:
      'El enlace solo dice el nombre de su conjunto de datos. Se abrió «{{there}}» de la biblioteca de este navegador, de {{present, number}} grabaciones, que se llama igual; su contenido puede ser otro.',
    differs:
      'El conjunto de datos «{{name}}» de este enlace no está en la biblioteca de este navegador. Se abrió uno del mismo nombre, pero su contenido es distinto: {{recordings, number}} grabaciones allí, {{present, number}} aquí. Las curvas también lo serán; añada los archivos originales para repetir la ejecución.',
    changed:
      'El conjunto de datos «{{name}}» ha cambiado desde que se abrió este experimento por última vez o se creó su enlace: {{recordings, number}} grabaciones entonces, {{present, number}} ahora. Las curvas serán distintas.',
  },
);
