/** `recordings.problem.<code>`, with `line` and `detail` of the problem; the file's name stands beside the sentence. */

import { defineMessages } from '../../messages';

export const problems = defineMessages(
  {
    truncated:
      'The file ends too early, at line {{line}}: {{detail}} frames are complete. Copy it again from its source.',
    'not-a-number':
      'Line {{line}} should hold a number where it holds “{{detail}}”. Correct the line or copy the file again.',
    'wrong-joint-count':
      'Line {{line}} announces {{detail}} joints; a Kinect v2 skeleton has 25, a Kinect v1 skeleton 20. Recordings of other sensors can be read as CSV, JSON or BVH.',
    'wrong-body-count':
      'Line {{line}} should say how many bodies are in the frame and says “{{detail}}”. Lines before it may be missing; copy the file again.',
    'wrong-value-count':
      'Line {{line}} does not hold as many values as the format asks for (found/expected: {{detail}}). Copy the file again.',
    'trailing-data':
      'The file announces {{detail}} frames, but goes on at line {{line}}. Correct the count, or split the file if two were joined.',
    'zero-frames': 'The file says that it holds no frames. There is nothing to read; leave it out.',
    'no-bodies':
      'In none of its {{detail}} frames was a body seen whose position is known. There is nothing to learn from; leave it out.',
    'name-not-understood':
      'The name gives no action, so this recording can be watched but not trained on. Call it or its folder S001C001P001R001A001, A001 or by the action’s name, such as drink_water.',
    'not-a-skeleton-file':
      'This is not an NTU .skeleton file: those end in .skeleton and begin with a line that gives the number of frames. Leave it out.',
    'too-large':
      'With {{detail}} this is too large for one recording (at most 256 MB). Split it into shorter recordings.',
    'zip-broken':
      'The zip cannot be unpacked: it is cut off, damaged or packed in an unusual way. Download it again, or unpack it and add the folder.',
    'zip-empty': 'There is no file in this zip. If there should be some, download it again.',
    'zip-incomplete':
      'The directory of the zip is damaged. What was found in it was read (files: {{detail}}), but there may have been more. Download it again, or unpack it and add the folder.',
    'zip-encrypted':
      'The zip is protected by a password. Unpack it with the password and add the folder instead.',
    'zip-bomb':
      'The zip would unpack to far more than recordings do (seen at “{{detail}}”), so nothing of it was read. If you trust it, unpack it and add the folder.',
    'zip-in-zip': 'This is an archive within an archive. Unpack the outer one and add the folder.',
    'zip-method':
      'This entry is packed in a way that cannot be read here (method {{detail}}). Unpack the zip and add the folder.',
    'storage-full':
      'There is no room left to keep more; what was read before is kept. Delete a data set that you no longer need, or free disk space, and add the rest again.',
    'archive-full':
      'There is no room for the zip where it was to be saved, so it was not saved; the recordings here are as they were. Free disk space or choose another place, and save it again.',
    'set-gone':
      'This kept data set is not there any more: it was deleted in another tab, or the browser gave up its storage. Add its files again.',
    'unknown-format':
      'Files of this kind are not read. Recordings end in .skeleton, .bvh, .csv or .json, prepared sets in .npz; zips and folders may hold them.',
    'decimal-comma':
      'Line {{line}} writes its decimals with a comma (“{{detail}}”). Save the file with decimal points.',
    'too-long': 'The recording lasts over {{detail}} minutes. Cut it into shorter ones.',
    'bvh-syntax':
      'Line {{line}} does not go on as a BVH file does: “{{detail}}” was expected. Export the motion again.',
    'bvh-joints-missing':
      'By their names, none of the file’s joints is one of these: {{detail, joints}}. Say which are in the joint mapping and read the file again.',
    'bvh-frame-time':
      'Line {{line}} gives {{detail}} s per frame; between 0.0005 and 0.2 s (5 to 2,000 frames a second) can be read. Export the motion again.',
    'bvh-no-size':
      'The legs have no length, so the body cannot be scaled to metres. Check hips, knees and ankles in the joint mapping.',
    'bvh-unit-guessed':
      'The file does not name its unit. By the length of the legs it was taken for: {{detail}} tall.',
    'bvh-size-assumed':
      'The body is {{detail}} units tall, which fits no usual unit; it was scaled to a height of 1.70 m.',
    'bvh-calibration-pose':
      'BVH files began with a calibration pose (a T-pose, say): hardly a joint is turned in their first frame and nearly all are in the next. That frame was left out.',
    'bvh-corrected':
      'BVH files were read with their joints as you last corrected them for that skeleton. The joint mapping shows how, and takes you back to what the names say.',
    'csv-columns':
      'The columns fit no skeleton ({{detail}}): x, y and z of all 25 joints are needed, of all 20 of a Kinect v1, or of two such bodies. Compare with the example.',
    'csv-cell': 'Line {{line}} holds “{{detail}}” where a frame, a body or a joint should stand.',
    'csv-rows':
      'In frame {{detail}} a body stands twice, or not all of its joints stand together. Sort the rows by frame and body and remove repeated ones.',
    'json-broken': 'Line {{line}} is no JSON: the file is cut off or has a typing mistake there.',
    'json-too-large':
      'With {{detail}} this is too large for a JSON recording (at most 64 MB). Split it, or save it as CSV.',
    'json-shape': 'The document is not laid out as described, at {{detail}}. Compare with the example.',
    'label-not-understood':
      'Its label “{{detail}}” is no action’s number or name; the names of the file and its folders were used instead.',
    'npz-broken':
      'This is no prepared set, or one that is cut off or damaged. Copy the file again from its source.',
    'npz-array-missing':
      'The array {{detail}} is missing. A prepared set has x_train, y_train, x_test and y_test, or one of the two pairs.',
    'npz-array-shape':
      'The shape does not fit: {{detail}}. Expected are x [rows, frames, 150] and y [rows, 60] or [rows, 120], with as many rows.',
    'npz-array-type':
      'The numbers are stored in another way: {{detail}}. Save the arrays as little-endian float32 or float64 in C order.',
    'npz-array-broken':
      'The array {{detail}} is cut off or damaged. What was read before is kept; copy the file again for the rest.',
    'npz-bomb':
      'The arrays would unpack to far more than recordings do ({{detail}}), so nothing of the file was read. If you trust it, save its arrays without compression, as numpy.savez does.',
    'npz-label': 'The label of {{detail}} is not one-hot, so its action is unknown. It was left out.',
    'npz-empty-row': '{{detail}} holds only zeros: a skeleton was never seen there. It was left out.',
    unreadable:
      'The browser could not read the file. It may have been moved, changed or locked since it was chosen; add it again.',
  },
  {
    truncated:
      'El archivo termina antes de tiempo, en la línea {{line}}: hay {{detail}} cuadros completos. Vuelva a copiarlo desde su origen.',
    'not-a-number':
      'En la línea {{line}} debería haber un número y pone «{{detail}}». Corrija la línea o vuelva a copiar el archivo.',
    'wrong-joint-count':
      'La línea {{line}} anuncia {{detail}} articulaciones; un esqueleto de Kinect v2 tiene 25 y uno de Kinect v1, 20. Las grabaciones de otros sensores se pueden leer como CSV, JSON o BVH.',
    'wrong-body-count':
      'La línea {{line}} debería indicar cuántos cuerpos hay en el cuadro y pone «{{detail}}». Quizá falten líneas anteriores; vuelva a copiar el archivo.',
    'wrong-value-count':
      'La línea {{line}} no contiene tantos valores como pide el formato (encontrados/esperados: {{detail}}). Vuelva a copiar el archivo.',
    'trailing-data':
      'El archivo anuncia {{detail}} cuadros, pero continúa en la línea {{line}}. Corrija la cantidad, o divida el archivo si se unieron dos.',
    'zero-frames': 'El archivo dice que no contiene ningún cuadro. No hay nada que leer; no lo incluya.',
    'no-bodies':
      'En ninguno de sus {{detail}} cuadros se vio un cuerpo cuya posición se conozca. No hay nada que aprender de él; no lo incluya.',
    'name-not-understood':
      'El nombre no indica la acción: esta grabación se puede ver, pero no sirve para entrenar. Llámela a ella o a su carpeta S001C001P001R001A001, A001 o con el nombre de la acción, por ejemplo beber_agua.',
    'not-a-skeleton-file':
      'No es un archivo .skeleton de NTU: esos terminan en .skeleton y empiezan con una línea que da el número de cuadros. No lo incluya.',
    'too-large':
      'Con {{detail}} es demasiado grande para una sola grabación (256 MB como máximo). Divídalo en grabaciones más cortas.',
    'zip-broken':
      'El zip no se puede descomprimir: está cortado, dañado o comprimido de un modo poco común. Descárguelo de nuevo, o descomprímalo y añada la carpeta.',
    'zip-empty': 'En este zip no hay ningún archivo. Si debería haber alguno, descárguelo de nuevo.',
    'zip-incomplete':
      'El índice del zip está dañado. Se leyó lo que figura en él (archivos: {{detail}}), pero puede haber habido más. Descárguelo de nuevo, o descomprímalo y añada la carpeta.',
    'zip-encrypted':
      'El zip está protegido con contraseña. Descomprímalo con ella y añada la carpeta en su lugar.',
    'zip-bomb':
      'El zip ocuparía al descomprimirse mucho más de lo que ocupan las grabaciones (se vio en «{{detail}}»), así que no se leyó nada de él. Si confía en él, descomprímalo y añada la carpeta.',
    'zip-in-zip': 'Es un archivo comprimido dentro de otro. Descomprima el exterior y añada la carpeta.',
    'zip-method':
      'Esta entrada está comprimida de un modo que aquí no se puede leer (método {{detail}}). Descomprima el zip y añada la carpeta.',
    'storage-full':
      'No queda espacio para guardar más; lo leído hasta ahora se conserva. Borre un conjunto de datos que ya no necesite, o libere espacio en el disco, y añada el resto de nuevo.',
    'archive-full':
      'No hay espacio para el zip en el lugar elegido, así que no se guardó; las grabaciones siguen aquí como estaban. Libere espacio en el disco o elija otro lugar y guárdelo de nuevo.',
    'set-gone':
      'Este conjunto guardado ya no está: se borró en otra pestaña o el navegador liberó su espacio. Añada sus archivos de nuevo.',
    'unknown-format':
      'Los archivos de este tipo no se leen. Las grabaciones terminan en .skeleton, .bvh, .csv o .json, y los conjuntos preparados en .npz; pueden estar en un zip o en una carpeta.',
    'decimal-comma':
      'La línea {{line}} escribe los decimales con coma («{{detail}}»). Guarde el archivo con punto decimal.',
    'too-long': 'La grabación dura más de {{detail}} minutos. Divídala en otras más cortas.',
    'bvh-syntax':
      'La línea {{line}} no continúa como un archivo BVH: se esperaba «{{detail}}». Exporte el movimiento de nuevo.',
    'bvh-joints-missing':
      'Por sus nombres, ninguna de las articulaciones del archivo es una de estas: {{detail, joints}}. Indique cuáles son en la tabla de articulaciones y vuelva a leer el archivo.',
    'bvh-frame-time':
      'La línea {{line}} da {{detail}} s por cuadro; se puede leer entre 0,0005 y 0,2 s (de 5 a 2000 cuadros por segundo). Exporte el movimiento de nuevo.',
    'bvh-no-size':
      'Las piernas no tienen longitud, así que no se puede pasar el cuerpo a metros. Revise caderas, rodillas y tobillos en la tabla de articulaciones.',
    'bvh-unit-guessed':
      'El archivo no dice su unidad. Por la longitud de las piernas se supuso esta unidad y esta estatura: {{detail}}.',
    'bvh-size-assumed':
      'El cuerpo mide {{detail}} unidades, lo que no corresponde a ninguna unidad habitual; se le dio una estatura de 1,70 m.',
    'bvh-calibration-pose':
      'Hay archivos BVH que empiezan con una pose de calibración (por ejemplo, en T): en su primer cuadro casi ninguna articulación está girada y en el siguiente lo están casi todas. Ese cuadro se dejó fuera.',
    'bvh-corrected':
      'Se leyeron archivos BVH con las articulaciones como usted las corrigió por última vez para su esqueleto. La tabla de articulaciones lo muestra y permite volver a lo que dicen los nombres.',
    'csv-columns':
      'Las columnas no corresponden a ningún esqueleto ({{detail}}): hacen falta x, y, z de las 25 articulaciones, de las 20 de un Kinect v1 o de dos cuerpos así. Compare con el ejemplo.',
    'csv-cell':
      'La línea {{line}} contiene «{{detail}}» donde debería indicar un cuadro, un cuerpo o una articulación.',
    'csv-rows':
      'En el cuadro {{detail}} un cuerpo aparece dos veces o sus articulaciones no están todas juntas. Ordene las filas por cuadro y cuerpo y quite las repetidas.',
    'json-broken': 'La línea {{line}} no es JSON: ahí el archivo está cortado o tiene una errata.',
    'json-too-large':
      'Con {{detail}} es demasiado grande para una grabación JSON (64 MB como máximo). Divídala o guárdela como CSV.',
    'json-shape': 'El documento no está organizado como se describe, en {{detail}}. Compare con el ejemplo.',
    'label-not-understood':
      'Su etiqueta «{{detail}}» no es el número ni el nombre de una acción; en su lugar se usaron los nombres del archivo y de sus carpetas.',
    'npz-broken':
      'No es un conjunto preparado, o está cortado o dañado. Vuelva a copiar el archivo desde su origen.',
    'npz-array-missing':
      'Falta la matriz {{detail}}. Un conjunto preparado tiene x_train, y_train, x_test e y_test, o una de las dos parejas.',
    'npz-array-shape':
      'Las dimensiones no encajan: {{detail}}. Se esperan x [filas, cuadros, 150] e y [filas, 60] o [filas, 120], con las mismas filas.',
    'npz-array-type':
      'Los números están guardados de otro modo: {{detail}}. Guarde las matrices como float32 o float64 little-endian en orden C.',
    'npz-array-broken':
      'La matriz {{detail}} está cortada o dañada. Lo leído hasta ahora se conserva; para el resto, copie el archivo de nuevo.',
    'npz-bomb':
      'Las matrices ocuparían al descomprimirse mucho más de lo que ocupan las grabaciones ({{detail}}), así que no se leyó nada del archivo. Si confía en él, guarde sus matrices sin comprimir, como hace numpy.savez.',
    'npz-label': 'La etiqueta de {{detail}} no es «one-hot», así que no se conoce su acción. Se dejó fuera.',
    'npz-empty-row': '{{detail}} solo contiene ceros: ahí nunca se vio un esqueleto. Se dejó fuera.',
    unreadable:
      'El navegador no pudo leer el archivo. Puede que se haya movido, modificado o bloqueado desde que lo eligió; vuelva a añadirlo.',
  },
);
