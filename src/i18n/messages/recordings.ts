/**
 * Import problems (`problem.<code>`, with `line` and `detail` of the problem; the file's name stands beside the
 * sentence), the import report and the progress of reading and writing.
 */

import { defineMessages } from '../messages';

export const recordings = defineMessages(
  {
    problem: {
      truncated:
        'The file ends too early, at line {{line}}: {{detail}} frames are complete. Copy it again from its source.',
      'not-a-number':
        'Line {{line}} should hold a number where it holds “{{detail}}”. Correct the line or copy the file again.',
      'wrong-joint-count':
        'Line {{line}} announces {{detail}} joints; a Kinect v2 skeleton has 25. Recordings of other sensors cannot be read.',
      'wrong-body-count':
        'Line {{line}} should say how many bodies are in the frame and says “{{detail}}”. Lines before it may be missing; copy the file again.',
      'wrong-value-count':
        'Line {{line}} does not hold as many values as the format asks for (found/expected: {{detail}}). Copy the file again.',
      'trailing-data':
        'The first line announces {{detail}} frames, but the file goes on at line {{line}}. Correct the count, or split the file if two were joined.',
      'zero-frames': 'The file says that it holds no frames. There is nothing to read; leave it out.',
      'no-bodies':
        'In none of its {{detail}} frames was a body seen whose position is known. There is nothing to learn from; leave it out.',
      'name-not-understood':
        'The name gives no action, so this recording can be watched but not trained on. Name it like S001C001P001R001A001.skeleton.',
      'not-a-skeleton-file':
        'This is not an NTU .skeleton file: those end in .skeleton and begin with a line that gives the number of frames. Leave it out.',
      'too-large':
        'With {{detail}} this is too large for one recording (at most 256 MB). Split it into shorter recordings.',
      'zip-broken':
        'The zip cannot be unpacked: it is cut off, damaged or packed in an unusual way. Download it again, or unpack it and add the folder.',
      'zip-encrypted':
        'The zip is protected by a password. Unpack it with the password and add the folder instead.',
      unreadable:
        'The browser could not read the file. It may have been moved, changed or locked since it was chosen; add it again.',
    },
    place: {
      line: 'line {{line}}',
    },
    report: {
      title: 'Import report',
      files_one: '{{count}} file looked at',
      files_other: '{{count}} files looked at',
      sequences_one: '{{count}} sequence to train on',
      sequences_other: '{{count}} sequences to train on',
      watchOnly_one: '{{count}} sequence to watch only',
      watchOnly_other: '{{count}} sequences to watch only',
      frames_one: '{{count}} frame',
      frames_other: '{{count}} frames',
      filesLabel: 'Files looked at',
      sequencesLabel: 'Sequences to train on',
      watchOnlyLabel: 'Sequences to watch only',
      framesLabel: 'Frames',
      bytesLabel: 'Size',
      timeLabel: 'Time',
      seconds: '{{seconds}} s',
      megabytes: '{{megabytes}} MB',
      speed: '{{speed}} MB/s',
      nothingRead: 'Nothing could be read from these files.',
      cancelled: 'The import was cancelled. What had been read by then is kept.',
      close: 'Close report',
      cleaning: {
        title: 'Cleaning',
        clean: 'Nothing had to be cleaned.',
        framesWithoutBodies: 'Frames without bodies',
        framesWithoutBodiesWhy: 'Frames in which no body, or only a removed one, was seen were dropped.',
        coordinatesRepaired: 'Coordinates repaired',
        coordinatesRepairedWhy:
          'Coordinates written as NaN or infinite took the value that the same joint has in the nearest frame.',
        bodiesTooShort: 'Bodies too short-lived',
        bodiesTooShortWhy: 'Bodies seen in fewer than 12 frames were removed where there was another one.',
        bodiesTooWide: 'Bodies wider than tall',
        bodiesTooWideWhy:
          'Bodies whose width is over 0.8 of their height in most of their frames are usually furniture; they were removed where there was another one.',
        bodiesBeyondTwo: 'Bodies beyond two',
        bodiesBeyondTwoWhy: 'The two bodies that move most were kept, the one that moves most first.',
      },
      problems: {
        title_one: '{{count}} file with a problem',
        title_other: '{{count}} files with problems',
        none: 'Every file could be read.',
        file: 'File',
        line: 'Line',
        reason: 'Reason',
        omitted_one: 'and {{count}} more that is not listed',
        omitted_other: 'and {{count}} more that are not listed',
      },
    },
    progress: {
      reading: 'Reading recordings',
      writing: 'Writing recordings',
      generating: 'Making synthetic recordings',
      files: '{{done}} of {{total}} files',
      filesUnknown_one: '{{count}} file',
      filesUnknown_other: '{{count}} files',
      sequences: '{{done}} of {{total}} sequences',
      speed: '{{speed}} MB/s',
      secondsLeft_one: '{{count}} second left',
      secondsLeft_other: '{{count}} seconds left',
      minutesLeft_one: '{{count}} minute left',
      minutesLeft_other: '{{count}} minutes left',
    },
  },
  {
    problem: {
      truncated:
        'El archivo termina antes de tiempo, en la línea {{line}}: hay {{detail}} cuadros completos. Vuelva a copiarlo desde su origen.',
      'not-a-number':
        'En la línea {{line}} debería haber un número y pone «{{detail}}». Corrija la línea o vuelva a copiar el archivo.',
      'wrong-joint-count':
        'La línea {{line}} anuncia {{detail}} articulaciones; un esqueleto de Kinect v2 tiene 25. No se pueden leer grabaciones de otros sensores.',
      'wrong-body-count':
        'La línea {{line}} debería indicar cuántos cuerpos hay en el cuadro y pone «{{detail}}». Quizá falten líneas anteriores; vuelva a copiar el archivo.',
      'wrong-value-count':
        'La línea {{line}} no contiene tantos valores como pide el formato (encontrados/esperados: {{detail}}). Vuelva a copiar el archivo.',
      'trailing-data':
        'La primera línea anuncia {{detail}} cuadros, pero el archivo continúa en la línea {{line}}. Corrija la cantidad, o divida el archivo si se unieron dos.',
      'zero-frames': 'El archivo dice que no contiene ningún cuadro. No hay nada que leer; no lo incluya.',
      'no-bodies':
        'En ninguno de sus {{detail}} cuadros se vio un cuerpo cuya posición se conozca. No hay nada que aprender de él; no lo incluya.',
      'name-not-understood':
        'El nombre no indica la acción: esta grabación se puede ver, pero no sirve para entrenar. Nómbrela como S001C001P001R001A001.skeleton.',
      'not-a-skeleton-file':
        'No es un archivo .skeleton de NTU: esos terminan en .skeleton y empiezan con una línea que da el número de cuadros. No lo incluya.',
      'too-large':
        'Con {{detail}} es demasiado grande para una sola grabación (256 MB como máximo). Divídalo en grabaciones más cortas.',
      'zip-broken':
        'El zip no se puede descomprimir: está cortado, dañado o comprimido de un modo poco común. Descárguelo de nuevo, o descomprímalo y añada la carpeta.',
      'zip-encrypted':
        'El zip está protegido con contraseña. Descomprímalo con ella y añada la carpeta en su lugar.',
      unreadable:
        'El navegador no pudo leer el archivo. Puede que se haya movido, modificado o bloqueado desde que lo eligió; vuelva a añadirlo.',
    },
    place: {
      line: 'línea {{line}}',
    },
    report: {
      title: 'Informe de importación',
      files_one: '{{count}} archivo revisado',
      files_other: '{{count}} archivos revisados',
      sequences_one: '{{count}} secuencia para entrenar',
      sequences_other: '{{count}} secuencias para entrenar',
      watchOnly_one: '{{count}} secuencia solo para ver',
      watchOnly_other: '{{count}} secuencias solo para ver',
      frames_one: '{{count}} cuadro',
      frames_other: '{{count}} cuadros',
      filesLabel: 'Archivos revisados',
      sequencesLabel: 'Secuencias para entrenar',
      watchOnlyLabel: 'Secuencias solo para ver',
      framesLabel: 'Cuadros',
      bytesLabel: 'Tamaño',
      timeLabel: 'Tiempo',
      seconds: '{{seconds}} s',
      megabytes: '{{megabytes}} MB',
      speed: '{{speed}} MB/s',
      nothingRead: 'No se pudo leer nada de estos archivos.',
      cancelled: 'La importación se canceló. Se conserva lo que ya se había leído.',
      close: 'Cerrar informe',
      cleaning: {
        title: 'Limpieza',
        clean: 'No hizo falta limpiar nada.',
        framesWithoutBodies: 'Cuadros sin cuerpos',
        framesWithoutBodiesWhy:
          'Se descartaron los cuadros en los que no se vio ningún cuerpo, o solo uno eliminado.',
        coordinatesRepaired: 'Coordenadas reparadas',
        coordinatesRepairedWhy:
          'Las coordenadas escritas como NaN o infinitas tomaron el valor que la misma articulación tiene en el cuadro más cercano.',
        bodiesTooShort: 'Cuerpos demasiado breves',
        bodiesTooShortWhy: 'Se eliminaron los cuerpos vistos en menos de 12 cuadros cuando había otro.',
        bodiesTooWide: 'Cuerpos más anchos que altos',
        bodiesTooWideWhy:
          'Los cuerpos cuyo ancho supera 0,8 de su altura en la mayoría de sus cuadros suelen ser muebles; se eliminaron cuando había otro.',
        bodiesBeyondTwo: 'Cuerpos a partir del tercero',
        bodiesBeyondTwoWhy: 'Se conservaron los dos cuerpos que más se mueven, primero el que más se mueve.',
      },
      problems: {
        title_one: '{{count}} archivo con un problema',
        title_other: '{{count}} archivos con problemas',
        none: 'Se pudieron leer todos los archivos.',
        file: 'Archivo',
        line: 'Línea',
        reason: 'Motivo',
        omitted_one: 'y {{count}} más que no aparece en la lista',
        omitted_other: 'y {{count}} más que no aparecen en la lista',
      },
    },
    progress: {
      reading: 'Leyendo grabaciones',
      writing: 'Escribiendo grabaciones',
      generating: 'Creando grabaciones sintéticas',
      files: '{{done}} de {{total}} archivos',
      filesUnknown_one: '{{count}} archivo',
      filesUnknown_other: '{{count}} archivos',
      sequences: '{{done}} de {{total}} secuencias',
      speed: '{{speed}} MB/s',
      secondsLeft_one: 'Queda {{count}} segundo',
      secondsLeft_other: 'Quedan {{count}} segundos',
      minutesLeft_one: 'Queda {{count}} minuto',
      minutesLeft_other: 'Quedan {{count}} minutos',
    },
  },
);
