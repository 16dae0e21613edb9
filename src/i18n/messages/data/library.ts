/** The data sets kept in the browser: `data.library`. */

import { defineMessages } from '../../messages';

export const library = defineMessages(
  {
    title_one: 'Library: {{count}} data set',
    title_other: 'Library: {{count}} data sets',
    defaultName: 'My recordings',
    waits_one: '{{count, number}} more file waits for what is under way and is read after it.',
    waits_other: '{{count, number}} more files wait for what is under way and are read after it.',
    addition: {
      title: 'Into which data set?',
      text: 'These recordings come from “{{named}}”; the data set “{{open}}” is open. In one data set they are trained and tested on together. A published split, as prepared .npz files bring one, should stay by itself.',
      open: 'Add to “{{open}}”',
      new: 'New data set “{{named}}”',
      known: 'Add to “{{named}}”',
    },
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
    waits_one: '{{count, number}} archivo más espera a que termine lo que está en curso y se lee después.',
    waits_other:
      '{{count, number}} archivos más esperan a que termine lo que está en curso y se leen después.',
    addition: {
      title: '¿En qué conjunto de datos?',
      text: 'Estas grabaciones vienen de «{{named}}»; está abierto el conjunto de datos «{{open}}». Dentro de un mismo conjunto se entrena y se prueba con todas. Una división publicada, como la que traen los archivos .npz preparados, debería quedar aparte.',
      open: 'Añadir a «{{open}}»',
      new: 'Conjunto nuevo «{{named}}»',
      known: 'Añadir a «{{named}}»',
    },
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
