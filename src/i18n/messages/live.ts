/** Networks that read frames as they come: from a recording played like a sensor, or from the webcam. */

import { defineMessages } from '../messages';

export const live = defineMessages(
  {
    tab: 'Live',
    notFetched: 'This part of the page could not be fetched. Check the connection and open the tab again.',
    intro:
      'Each network reads one frame after the other, 30 a second, and remembers nothing but its own state. It answers before it knows how the action ends.',
    source: 'Frames from',
    sources: { recording: 'The recording', camera: 'Webcam' },
    start: 'Start',
    stop: 'Stop',
    startOver: 'Start over',
    startOverHint: 'Every state to zero: the next frame is the first of a new sequence.',
    window: 'Rolling prediction over',
    windowHint:
      'The exponential mean of the log-probabilities: the answer to a frame that came t seconds ago weighs e^(−t/window). “All since the start” is the plain mean, as a whole sequence is judged.',
    windows: { half: '½ s', one: '1 s', three: '3 s', all: 'all since the start' },
    restart: 'Start over by itself',
    restartHint:
      'The networks were trained on sequences that begin with the action and were never asked for longer. Someone who goes on moving is read best with a new start now and then.',
    restarts: {
      length: 'after the longest recording ({{seconds}} s)',
      two: 'every 2 s',
      five: 'every 5 s',
      ten: 'every 10 s',
      never: 'never',
    },
    fromFirst:
      'A recording is played from its first frame; at its end it begins anew, and so do the networks.',
    resampled:
      'Training resamples recordings to {{frames}} frames. What is not over yet cannot be resampled: frames are read as they come, so actions seem slower or faster than in training.',
    spineSoFar:
      'Training measures bodies in spines, the median of the whole recording; here it is the median of what was seen since the start.',
    step: 'As in training, of every {{frames}} frames one is read.',
    beyond: 'Beyond the {{frames}} frames that training uses at most, the networks are on unknown ground.',
    untrained: 'Train first: these are the answers of untrained networks.',
    waiting: 'The networks are being made ready.',
    noNetworks: 'Add a network to see its answers.',
    noRecording: 'No recording is open: choose one from the list.',
    idle: 'Start, and see each network make up its mind while the frames come in.',
    weights:
      'New weights come every two seconds while training goes on; a network then goes on from the state that it has.',
    read: {
      title: 'Pace',
      rate: '{{rate}} frames a second',
      cost_one: '{{milliseconds}} ms a frame',
      cost_other: '{{milliseconds}} ms a frame for {{count}} networks',
      keepsUp: 'keeps up',
      lost_one: '{{count}} frame lost in the last 2 s',
      lost_other: '{{count}} frames lost in the last 2 s',
      pictures: 'pose from {{rate}} pictures a second, {{milliseconds}} ms each',
      slow: 'frames in between are interpolated',
      tooSlow: 'too few to tell motions: this machine is too slow for the pose model',
      since: '{{seconds}} s since the start',
    },
    answer: {
      list: 'Live answers',
      now: 'Now',
      lately: 'Lately',
      iteration: 'iteration {{iteration}}',
      none: 'no frame yet',
      diverged: 'no answer: its weights are no numbers any more',
      likeliest: 'Most probable lately',
      history:
        'The ribbons show the answers to the frames of the last {{seconds}} s: height is the probability, hatched is wrong; lines stand around answers of 0.3 s or more.',
      historyCamera:
        'The ribbons show the answers to the frames of the last {{seconds}} s: height is the probability; lines stand around answers of 0.3 s or more.',
      historyLabel: '{{name}}, answers of the last {{seconds}} s. Now: {{answer}}, for {{since}} s.',
      historyEmpty: '{{name}}: no answers yet.',
      before: '−{{seconds}} s',
      atNow: '0 s',
      spoken: '{{name}}: {{answer}}, {{probability}}.',
    },
    camera: {
      hint: 'A pose model finds your joints in each picture and the networks answer. Your picture never leaves this page: it is neither stored nor sent. The first time, {{size}} are fetched from this site.',
      asking: 'Waiting for the camera: your browser asks you for it.',
      loading: 'The camera is on. Fetching and starting the pose model …',
      nobody: 'Nobody in sight. Step back until your whole body is in the picture.',
      inSight: 'You are in sight, from head to foot.',
      partly: 'Only a part of you is in the picture: the rest is guessed. Step back for better answers.',
      place:
        'Stand about three metres away, whole body in the picture, and begin an action: wave, clap, kick, sit down.',
      view: 'Coordinates are the camera’s here. Networks that were trained on bodies moved and turned to a common view take strangers better: Preparation, “View-normalised”.',
      orientations: 'The pose model tells no orientations of joints; those inputs are zero.',
      showPicture: 'Show my picture',
      preview: 'What the networks see: the joints, as in a mirror',
      problem: {
        insecure: 'Browsers give cameras only to pages that came over https or from this computer.',
        'no-camera': 'No camera was found. Connect one and start again, or let a recording play.',
        denied:
          'The camera was not allowed. Allow it for this page in the browser’s address bar, and start again.',
        busy: 'The camera is in use by another program. Close that and start again.',
        'no-webgl': 'The pose model needs WebGL 2, which this browser does not offer. Recordings still play.',
        model:
          'The pose model could not be fetched or started. Check the connection and start again; recordings still play.',
        ended: 'The camera was taken away. Start again when it is back.',
        unknown: 'The camera could not be started. Recordings still play.',
      },
    },
    preview: 'What the networks see: the joints of the present frame',
    truth: 'Truth: {{action}}',
  },
  {
    tab: 'En vivo',
    notFetched:
      'No se pudo descargar esta parte de la página. Revise la conexión y abra de nuevo la pestaña.',
    intro:
      'Cada red lee un cuadro tras otro, 30 por segundo, y no recuerda más que su propio estado. Responde antes de saber cómo acaba la acción.',
    source: 'Cuadros de',
    sources: { recording: 'La grabación', camera: 'Cámara web' },
    start: 'Empezar',
    stop: 'Parar',
    startOver: 'Volver a empezar',
    startOverHint: 'Todos los estados a cero: el siguiente cuadro es el primero de una secuencia nueva.',
    window: 'Predicción móvil de',
    windowHint:
      'La media exponencial de las log-probabilidades: la respuesta a un cuadro de hace t segundos pesa e^(−t/ventana). «Todo desde el comienzo» es la media simple, como se juzga una secuencia entera.',
    windows: { half: '½ s', one: '1 s', three: '3 s', all: 'todo desde el comienzo' },
    restart: 'Volver a empezar solo',
    restartHint:
      'Las redes se entrenaron con secuencias que comienzan con la acción y nunca se les preguntó por más. A quien sigue moviéndose se le lee mejor empezando de nuevo de vez en cuando.',
    restarts: {
      length: 'tras la grabación más larga ({{seconds}} s)',
      two: 'cada 2 s',
      five: 'cada 5 s',
      ten: 'cada 10 s',
      never: 'nunca',
    },
    fromFirst:
      'Una grabación se reproduce desde su primer cuadro; al acabar vuelve a comenzar, y las redes también.',
    resampled:
      'El entrenamiento remuestrea las grabaciones a {{frames}} cuadros. Lo que aún no ha acabado no se puede remuestrear: los cuadros se leen según llegan, y las acciones parecen más lentas o más rápidas que en el entrenamiento.',
    spineSoFar:
      'El entrenamiento mide los cuerpos en columnas vertebrales, la mediana de toda la grabación; aquí es la mediana de lo visto desde el comienzo.',
    step: 'Como en el entrenamiento, de cada {{frames}} cuadros se lee uno.',
    beyond:
      'Más allá de los {{frames}} cuadros que el entrenamiento usa como máximo, las redes pisan terreno desconocido.',
    untrained: 'Entrene primero: estas son las respuestas de redes sin entrenar.',
    waiting: 'Se están preparando las redes.',
    noNetworks: 'Añada una red para ver sus respuestas.',
    noRecording: 'No hay ninguna grabación abierta: elija una de la lista.',
    idle: 'Empiece y vea cómo se decide cada red mientras llegan los cuadros.',
    weights:
      'Cada dos segundos llegan pesos nuevos mientras sigue el entrenamiento; la red continúa entonces desde el estado que tiene.',
    read: {
      title: 'Ritmo',
      rate: '{{rate}} cuadros por segundo',
      cost_one: '{{milliseconds}} ms por cuadro',
      cost_other: '{{milliseconds}} ms por cuadro para {{count}} redes',
      keepsUp: 'va al día',
      lost_one: '{{count}} cuadro perdido en los últimos 2 s',
      lost_other: '{{count}} cuadros perdidos en los últimos 2 s',
      pictures: 'pose de {{rate}} imágenes por segundo, {{milliseconds}} ms cada una',
      slow: 'los cuadros intermedios se interpolan',
      tooSlow: 'muy pocas para distinguir movimientos: este equipo es demasiado lento para el modelo de pose',
      since: '{{seconds}} s desde el comienzo',
    },
    answer: {
      list: 'Respuestas en vivo',
      now: 'Ahora',
      lately: 'Últimamente',
      iteration: 'iteración {{iteration}}',
      none: 'aún sin cuadros',
      diverged: 'sin respuesta: sus pesos ya no son números',
      likeliest: 'Lo más probable últimamente',
      history:
        'Las cintas muestran las respuestas a los cuadros de los últimos {{seconds}} s: la altura es la probabilidad, lo rayado es erróneo; las líneas encierran respuestas de 0,3 s o más.',
      historyCamera:
        'Las cintas muestran las respuestas a los cuadros de los últimos {{seconds}} s: la altura es la probabilidad; las líneas encierran respuestas de 0,3 s o más.',
      historyLabel:
        '{{name}}, respuestas de los últimos {{seconds}} s. Ahora: {{answer}}, desde hace {{since}} s.',
      historyEmpty: '{{name}}: aún sin respuestas.',
      before: '−{{seconds}} s',
      atNow: '0 s',
      spoken: '{{name}}: {{answer}}, {{probability}}.',
    },
    camera: {
      hint: 'Un modelo de pose encuentra sus articulaciones en cada imagen y las redes responden. Su imagen no sale de esta página: ni se guarda ni se envía. La primera vez se descargan {{size}} de este sitio.',
      asking: 'Esperando la cámara: el navegador pide permiso.',
      loading: 'La cámara está encendida. Descargando e iniciando el modelo de pose …',
      nobody: 'No se ve a nadie. Aléjese hasta que todo su cuerpo quepa en la imagen.',
      inSight: 'Se le ve de la cabeza a los pies.',
      partly:
        'Solo una parte de su cuerpo está en la imagen: el resto se adivina. Aléjese para obtener mejores respuestas.',
      place:
        'Póngase a unos tres metros, con todo el cuerpo en la imagen, y comience una acción: salude con la mano, aplauda, dé una patada, siéntese.',
      view: 'Aquí las coordenadas son las de la cámara. Las redes entrenadas con cuerpos movidos y girados a una vista común entienden mejor a desconocidos: Preparación, «Vista normalizada».',
      orientations: 'El modelo de pose no da orientaciones de las articulaciones; esas entradas son cero.',
      showPicture: 'Mostrar mi imagen',
      preview: 'Lo que ven las redes: las articulaciones, como en un espejo',
      problem: {
        insecure: 'Los navegadores solo dan cámaras a páginas que vienen por https o de este mismo equipo.',
        'no-camera':
          'No se encontró ninguna cámara. Conecte una y vuelva a empezar, o reproduzca una grabación.',
        denied:
          'No se permitió la cámara. Permítala para esta página en la barra de direcciones del navegador y vuelva a empezar.',
        busy: 'Otro programa está usando la cámara. Ciérrelo y vuelva a empezar.',
        'no-webgl':
          'El modelo de pose necesita WebGL 2, que este navegador no ofrece. Las grabaciones siguen funcionando.',
        model:
          'No se pudo descargar o iniciar el modelo de pose. Revise la conexión y vuelva a empezar; las grabaciones siguen funcionando.',
        ended: 'La cámara se desconectó. Vuelva a empezar cuando esté de nuevo.',
        unknown: 'No se pudo iniciar la cámara. Las grabaciones siguen funcionando.',
      },
    },
    preview: 'Lo que ven las redes: las articulaciones del cuadro actual',
    truth: 'Verdad: {{action}}',
  },
);
