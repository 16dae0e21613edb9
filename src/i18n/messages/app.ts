/** The page itself: its parts, its controls, and what it explains about them. */

import { defineMessages } from '../messages';

export const app = defineMessages(
  {
    title: 'D-RNN Playground',
    subtitle: 'Recurrent networks learn human actions from skeletons, side by side, in your browser.',
    skip: 'Skip to the curves',
    skipToSkeleton: 'Skip to the skeleton',
    explain: 'Explanation',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    loading: 'Loading…',
    region: {
      setup: 'Recordings and networks',
      curves: 'Curves and outcomes',
      watch: 'Watched recording',
    },
    engine: {
      inUse: 'Engine in use',
      label: 'Engine',
      choices: { auto: 'Automatic', webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    },
    run: {
      save: 'Save run',
      saveHint:
        'Downloads one zip with the experiment, the curves, the weights of all networks and a report. Import takes it back.',
    },
    link: {
      copy: 'Copy link',
      copied: 'Link copied',
      hint: 'The address holds the whole experiment: whoever opens it repeats this run.',
    },
    theme: { light: 'Light colours', dark: 'Dark colours' },
    help: {
      label: 'Help and keys',
      text: 'Every network sees the same batches in the same order and takes turns. After each frame it says which action it takes the recording for; the curves show how often it is right.',
      keys: {
        train: 'Train or pause',
        step: 'One iteration',
        reset: 'Back to iteration 0',
        next: 'Next recording',
        previous: 'Previous recording',
      },
    },
    field: {
      integer: 'Enter a whole number from {{min}} to {{max}}.',
      number: 'Enter a number greater than {{min}}, up to {{max}}.',
      integers: 'Enter whole numbers from 1 to {{max}}, separated by commas.',
      integersOrNone: 'Enter whole numbers from 1 to {{max}}, separated by commas, or nothing.',
    },
    network: {
      title: 'Networks',
      add: 'Add network',
      import: 'Import',
      importHint:
        'Adds a network with its weights from a .safetensors or .onnx file of this page, or takes in a saved run (.zip): into the list of runs, and if you wish in place of the experiment',
      export: 'Export',
      exportHint: 'Downloads the weights as a .safetensors file',
      exportAs: 'Export {{name}} as …',
      duplicate: 'Duplicate {{name}}',
      remove: 'Remove {{name}}',
      options: 'Options',
      howItComputes: 'How it computes',
      parameters: '{{count}} parameters',
      withoutOutput: '{{count}} without output layer',
      parametersHint:
        'Numbers that training adjusts, counted from the tensors. The thesis counts them without the output layer, which grows with the number of actions.',
      size: '{{kilobytes}} kB',
      cost: '{{count}} multiply-adds a frame',
      costHint:
        'Multiplications, each with an addition, in the matrix products of a frame, on average: a group of a D-RNN that rests costs nothing. A frame on which every group fires takes {{most}}.',
      graph: 'Graph of {{name}} in one frame',
      schedule: 'Who fires when in {{name}}',
      about: {
        drnn: '– groups that rest between updates',
        lstm: '– gated memory cells',
        rnn: '– plain recurrence',
        ann: '– no memory, a baseline',
      },
    },
    training: {
      region: 'Training',
      settings: 'Training settings',
      train: 'Train',
      pause: 'Pause',
      step: 'Step',
      stepHint: 'One iteration of every network',
      reset: 'Reset',
      resetHint: 'Back to iteration 0 with the seed’s initial weights',
      waiting: 'Starts when the recordings are ready…',
      iterationOf: 'iteration {{iteration}} of {{iterations}}',
      progress: 'Progress of the run',
      optimizer: 'Optimizer',
      optimizerHint: 'The rule that turns gradients into changes of the weights. The thesis uses RMSProp.',
      optimizers: { rmsprop: 'RMSProp', sgd: 'SGD', adagrad: 'Adagrad', adam: 'Adam', adadelta: 'Adadelta' },
      learningRate: 'Learning rate',
      learningRateHint: 'Size of each change. Applies at once, without a reset.',
      clipNorm: 'Gradient clip',
      clipNormHint:
        'A gradient whose length (norm) over all weights exceeds this is shortened to it; empty: never. It keeps long recurrences from exploding. Applies at once.',
      clipNormOff: 'off',
      batchSize: 'Batch size',
      batchSizeHint: 'Recordings in a batch; one iteration trains every network on one batch.',
      iterations: 'Iterations',
      iterationsHint: 'Batches to train each network on. Applies at once.',
      evaluateEvery: 'Evaluate every',
      evaluateEveryHint: 'After this many iterations the whole test split is evaluated. Applies at once.',
      seed: 'Seed',
      seedHint:
        'Decides initial weights, the order of batches and the built-in recordings. Same seed, same run.',
    },
    notice: {
      brokenLink: 'The link could not be read. These are the default settings.',
      newerLink:
        'The link was made by a later version of this page. Reload to get that version; until then, these are the default settings.',
      repairedLink: 'Parts of the link could not be used; defaults took their place.',
      crashed:
        'The training worker ended unexpectedly. A new one goes on from iteration {{iteration}}, where the run was last kept.',
      crashedAgain:
        'The training worker ended twice within a minute. The run stands at iteration {{iteration}}. Press Train to try again; smaller batches or networks need less memory.',
      engineChanged: 'The engine was changed, so all networks start anew.',
      noClipboard: 'The browser did not allow copying. The address bar holds the link.',
      notCopied: 'The browser did not allow copying. Select the text and copy it with the keyboard.',
      tooManyNetworks: 'There can be at most {{count}} networks. Remove one first.',
      importNotReady: 'The recordings are not ready yet. Import the network when they are.',
      exportBroke: 'The network could not be written. Technical detail, in English: {{detail}}',
      exportFailed:
        'The file could not be written: a part of this page did not load. Check the connection and export again.',
      importFailed:
        'The file could not be read: a part of this page did not load. Check the connection and import again.',
      runOpened_one: 'The run was opened, with the weights of {{count}} network.',
      runOpened_other: 'The run was opened, with the weights of {{count}} networks.',
      runLeft:
        'The experiment was changed before its recordings were there, so the weights of the run were not set. Import it again.',
      runBroke: 'The run could not be written. Technical detail, in English: {{detail}}',
      featuresDiffer:
        'The network was trained on recordings prepared in another way, and the networks here have been trained as they now are prepared. Reset or remove those, and import it again: recordings will then be prepared as it needs.',
      imported: '{{name}} was imported as it was after {{iteration}} iterations.',
      importedPrepared:
        '{{name}} was imported as it was after {{iteration}} iterations. Recordings are now prepared as they were for it.',
      dataFailed:
        'The recordings could not be handled. Reload the page to go on. Technical detail: {{detail}}',
    },
    kept: {
      title: 'A run was kept',
      text: 'Your last run was kept, up to iteration {{iteration}}. It can go on exactly where it was.',
      goOn: 'Go on with the run from {{when}}',
      discard: 'Discard',
      differs:
        'The kept run cannot go on: it was trained on other recordings, or its networks are of an older version.',
      otherContent:
        'The kept run cannot go on: “{{name}}” holds other recordings now than it was trained on. Add those again, or discard the run.',
      addRecordings:
        'The kept run was trained on recordings of yours. Add the same ones again, and it goes on.',
      elsewhere: 'A run is open in another tab. This tab has a run of its own; each is saved for itself.',
      notSaved:
        'The browser does not keep this run: its storage is full, or this is a private window. Training goes on; keep this page open.',
    },
    crash: {
      title: 'The page stopped working',
      text: 'Something unforeseen happened. Nothing was sent anywhere. Technical detail: {{message}}',
      reload: 'Reload the page',
    },
  },
  {
    title: 'D-RNN Playground',
    subtitle: 'Redes recurrentes aprenden acciones humanas de esqueletos, en su navegador.',
    skip: 'Ir a las curvas',
    skipToSkeleton: 'Ir al esqueleto',
    explain: 'Explicación',
    cancel: 'Cancelar',
    dismiss: 'Cerrar',
    loading: 'Cargando…',
    region: {
      setup: 'Grabaciones y redes',
      curves: 'Curvas y resultados',
      watch: 'Grabación en pantalla',
    },
    engine: {
      inUse: 'Motor en uso',
      label: 'Motor',
      choices: { auto: 'Automático', webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    },
    run: {
      save: 'Guardar ejecución',
      saveHint:
        'Descarga un zip con el experimento, las curvas, los pesos de todas las redes y un informe. Importar lo vuelve a leer.',
    },
    link: {
      copy: 'Copiar enlace',
      copied: 'Enlace copiado',
      hint: 'La dirección contiene todo el experimento: quien la abra repetirá esta ejecución.',
    },
    theme: { light: 'Colores claros', dark: 'Colores oscuros' },
    help: {
      label: 'Ayuda y teclas',
      text: 'Todas las redes ven los mismos lotes en el mismo orden y se turnan. En cada cuadro cada red dice qué acción cree ver; las curvas muestran cuántas veces acierta.',
      keys: {
        train: 'Entrenar o pausar',
        step: 'Una iteración',
        reset: 'Volver a la iteración 0',
        next: 'Grabación siguiente',
        previous: 'Grabación anterior',
      },
    },
    field: {
      integer: 'Escriba un número entero de {{min}} a {{max}}.',
      number: 'Escriba un número mayor que {{min}} y hasta {{max}}.',
      integers: 'Escriba números enteros de 1 a {{max}}, separados por comas.',
      integersOrNone: 'Escriba números enteros de 1 a {{max}}, separados por comas, o nada.',
    },
    network: {
      title: 'Redes',
      add: 'Añadir red',
      import: 'Importar',
      importHint:
        'Añade una red con sus pesos de un archivo .safetensors o .onnx de esta página, o recibe una ejecución guardada (.zip): en la lista de ejecuciones y, si usted quiere, en lugar del experimento',
      export: 'Exportar',
      exportHint: 'Descarga los pesos como archivo .safetensors',
      exportAs: 'Exportar {{name}} como …',
      duplicate: 'Duplicar {{name}}',
      remove: 'Quitar {{name}}',
      options: 'Opciones',
      howItComputes: 'Cómo calcula',
      parameters: '{{count}} parámetros',
      withoutOutput: '{{count}} sin capa de salida',
      parametersHint:
        'Números que el entrenamiento ajusta, contados en los tensores. La tesis los cuenta sin la capa de salida, que crece con el número de acciones.',
      size: '{{kilobytes}} kB',
      cost: '{{count}} multiplicaciones por cuadro',
      costHint:
        'Multiplicaciones, cada una con una suma, en los productos de matrices de un cuadro, en promedio: un grupo de una D-RNN que reposa no cuesta nada. Un cuadro en el que se actualizan todos los grupos requiere {{most}}.',
      graph: 'Grafo de {{name}} en un cuadro',
      schedule: 'Quién se actualiza y cuándo en {{name}}',
      about: {
        drnn: '– grupos que reposan entre actualizaciones',
        lstm: '– celdas de memoria con compuertas',
        rnn: '– recurrencia simple',
        ann: '– sin memoria, como referencia',
      },
    },
    training: {
      region: 'Entrenamiento',
      settings: 'Ajustes del entrenamiento',
      train: 'Entrenar',
      pause: 'Pausar',
      step: 'Paso',
      stepHint: 'Una iteración de cada red',
      reset: 'Reiniciar',
      resetHint: 'Vuelve a la iteración 0 con los pesos iniciales de la semilla',
      waiting: 'Empieza cuando las grabaciones estén listas…',
      iterationOf: 'iteración {{iteration}} de {{iterations}}',
      progress: 'Avance de la ejecución',
      optimizer: 'Optimizador',
      optimizerHint: 'La regla que convierte gradientes en cambios de los pesos. La tesis usa RMSProp.',
      optimizers: { rmsprop: 'RMSProp', sgd: 'SGD', adagrad: 'Adagrad', adam: 'Adam', adadelta: 'Adadelta' },
      learningRate: 'Tasa aprend.',
      learningRateHint: 'Tasa de aprendizaje: el tamaño de cada cambio. Se aplica al momento, sin reiniciar.',
      clipNorm: 'Recorte grad.',
      clipNormHint:
        'Un gradiente cuya longitud (norma) sobre todos los pesos supera este valor se acorta hasta él; vacío: nunca. Evita que las recurrencias largas exploten. Se aplica al momento.',
      clipNormOff: 'sin recorte',
      batchSize: 'Lote',
      batchSizeHint: 'Grabaciones en un lote; una iteración entrena cada red con un lote.',
      iterations: 'Iteraciones',
      iterationsHint: 'Lotes con los que se entrena cada red. Se aplica al momento.',
      evaluateEvery: 'Evaluar cada',
      evaluateEveryHint: 'Tras tantas iteraciones se evalúa toda la parte de prueba. Se aplica al momento.',
      seed: 'Semilla',
      seedHint:
        'Decide los pesos iniciales, el orden de los lotes y las grabaciones incluidas. Misma semilla, misma ejecución.',
    },
    notice: {
      brokenLink: 'No se pudo leer el enlace. Estos son los ajustes iniciales.',
      newerLink:
        'El enlace se creó con una versión posterior de esta página. Recargue para obtenerla; mientras tanto, estos son los ajustes iniciales.',
      repairedLink: 'Partes del enlace no se pudieron usar; los valores iniciales ocupan su lugar.',
      crashed:
        'El hilo de entrenamiento terminó de forma inesperada. Otro sigue desde la iteración {{iteration}}, donde se guardó la ejecución por última vez.',
      crashedAgain:
        'El hilo de entrenamiento terminó dos veces en un minuto. La ejecución está en la iteración {{iteration}}. Pulse Entrenar para probar otra vez; con lotes o redes más pequeños se necesita menos memoria.',
      engineChanged: 'Se cambió el motor, así que todas las redes empiezan de nuevo.',
      noClipboard: 'El navegador no permitió copiar. El enlace está en la barra de direcciones.',
      notCopied: 'El navegador no permitió copiar. Seleccione el texto y cópielo con el teclado.',
      tooManyNetworks: 'Puede haber como máximo {{count}} redes. Quite una primero.',
      importNotReady: 'Las grabaciones aún no están listas. Importe la red cuando lo estén.',
      exportBroke: 'No se pudo escribir la red. Detalle técnico, en inglés: {{detail}}',
      exportFailed:
        'No se pudo escribir el archivo: una parte de esta página no se cargó. Compruebe la conexión y exporte de nuevo.',
      importFailed:
        'No se pudo leer el archivo: una parte de esta página no se cargó. Compruebe la conexión e importe de nuevo.',
      runOpened_one: 'Se abrió la ejecución, con los pesos de {{count}} red.',
      runOpened_other: 'Se abrió la ejecución, con los pesos de {{count}} redes.',
      runLeft:
        'El experimento cambió antes de que estuvieran sus grabaciones, por lo que no se pusieron los pesos de la ejecución. Impórtela de nuevo.',
      runBroke: 'No se pudo escribir la ejecución. Detalle técnico, en inglés: {{detail}}',
      featuresDiffer:
        'La red se entrenó con grabaciones preparadas de otra manera, y las redes de aquí ya se entrenaron con la preparación actual. Reinícielas o quítelas e impórtela de nuevo: las grabaciones se prepararán entonces como las necesita.',
      imported: '{{name}} se importó tal como estaba tras {{iteration}} iteraciones.',
      importedPrepared:
        '{{name}} se importó tal como estaba tras {{iteration}} iteraciones. Las grabaciones se preparan ahora como para ella.',
      dataFailed:
        'No se pudieron tratar las grabaciones. Recargue la página para continuar. Detalle técnico, en inglés: {{detail}}',
    },
    kept: {
      title: 'Hay una ejecución guardada',
      text: 'La última ejecución está guardada, hasta la iteración {{iteration}}. Puede seguir exactamente donde estaba.',
      goOn: 'Seguir con la ejecución del {{when}}',
      discard: 'Descartar',
      differs:
        'La ejecución guardada no puede seguir: se entrenó con otras grabaciones o sus redes son de una versión anterior.',
      otherContent:
        'La ejecución guardada no puede continuar: «{{name}}» contiene ahora otras grabaciones que aquellas con las que se entrenó. Añádalas de nuevo o descarte la ejecución.',
      addRecordings:
        'La ejecución guardada se entrenó con grabaciones suyas. Añada las mismas otra vez y seguirá.',
      elsewhere:
        'Hay una ejecución abierta en otra pestaña. Esta pestaña tiene la suya; cada una se guarda por separado.',
      notSaved:
        'El navegador no guarda esta ejecución: su almacenamiento está lleno o esta es una ventana privada. El entrenamiento sigue; no cierre esta página.',
    },
    crash: {
      title: 'La página dejó de funcionar',
      text: 'Ocurrió algo imprevisto. Nada se envió a ninguna parte. Detalle técnico, en inglés: {{message}}',
      reload: 'Recargar la página',
    },
  },
);
