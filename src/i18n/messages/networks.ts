/**
 * What a person reads about networks: their options and choices, what they are exported as, one paragraph on each network, why an option is
 * refused (keys of src/networks/options.ts) and why a file is (codes of src/export/networkFile.ts).
 */

import { defineMessages } from '../messages';

export const networks = defineMessages(
  {
    formatsHint: 'Each with how to prepare its inputs, the names of its classes and a test vector.',
    format: {
      safetensors: { name: 'Weights (.safetensors)', hint: 'Import takes it back, as it does ONNX' },
      python: { name: 'PyTorch and NumPy (.zip)', hint: 'Weights, and a short loader for each' },
      'onnx-sequence': {
        name: 'ONNX, whole sequences (.onnx)',
        hint: 'All frames of many sequences at once',
      },
      'onnx-frame': {
        name: 'ONNX, frame by frame (.onnx)',
        hint: 'For live use: its memory goes in and comes out',
      },
      tfjs: { name: 'TensorFlow.js (.zip)', hint: 'Graph models, for a frame and for whole sequences' },
      javascript: { name: 'JavaScript module (.js)', hint: 'Runs frame by frame and needs nothing else' },
      c: { name: 'C header (.h)', hint: 'Runs frame by frame, on microcontrollers too' },
    },
    loader: {
      show: 'Show the loader code …',
      hint: 'PyTorch and NumPy, to read and to copy',
      title: 'Load {{name}} in Python',
      text: 'The whole program that runs this network: it needs the weights beside it, and checks itself against the test vector in them.',
      copy: 'Copy code',
      copied: 'Copied',
      weights: 'Weights (.safetensors)',
    },
    size: '{{kilobytes}} kB of weights, {{count}} multiply-adds a frame',
    thesisLstm: 'an LSTM of {{units}} units',
    ofLstm: '{{bytes}} of the weights and {{multiplyAdds}} of the multiply-adds of {{name}}.',
    option: {
      units: 'Units',
      periods: 'Periods (frames)',
      activation: 'Activation',
      firstUpdate: 'First update',
      hiddenLayers: 'Hidden output layers',
    },
    optionHelp: {
      units:
        'How many numbers the hidden state holds. In a D-RNN: units of each group, as one number for all groups or one for each, fastest first (30, or 40, 30, 20).',
      periods:
        'One group per number, fastest first: a group of period 9 is updated on every ninth frame and holds its state in between, so it remembers longer.',
      activation:
        'The function φ that bends each unit’s sum. ReLU cuts negatives to zero, tanh keeps values between −1 and 1, identity leaves the network linear.',
      firstUpdate:
        'When a group of period τ is updated for the first time: on frame τ, as in the thesis’s equations, or on the first frame, as in its program.',
      hiddenLayers:
        'Sizes of sigmoid layers between the hidden state and the scores. Leave it empty for none.',
    },
    choice: {
      relu: 'ReLU',
      tanh: 'tanh',
      identity: 'identity',
      'after-period': 'after τ frames',
      'first-frame': 'on the first frame',
    },
    describe: {
      drnn: 'Delayed recurrent network. Its hidden state is split into groups: the first is updated on every frame, the others only every few frames, and in between they hold what they know. Each slower group listens to the next faster one. What happened long ago has to survive only a few updates, so it is forgotten later, with a small part of an LSTM’s parameters.',
      lstm: 'Long short-term memory. Beside its hidden state it keeps a cell that is only added to, and three gates learn what to write, what to keep and what to show. It remembers well, at four times the parameters of a plain recurrent network.',
      rnn: 'Plain recurrent network. It mixes each frame with its own last state. Since every frame transforms the whole state, the trace of an early frame fades or blows up on its way to the end: this is the forgetting that the D-RNN answers.',
      ann: 'Network without memory. It looks at every frame by itself, like a photograph. What it gets right needs no memory; what the other networks gain over it is what memory is worth.',
    },
    invalid: {
      'unknown-kind': 'This network is not known here. Remove it and add one from the list.',
      'unknown-option': 'The network has no such option.',
      units: 'Enter whole numbers of units from 1 to 1024.',
      'hidden-layers': 'Enter at most 4 sizes from 1 to 1024, or leave the field empty.',
      choice: 'Pick one of the choices offered.',
      periods: 'Enter whole numbers of frames from 1 to 1000, such as 1, 3, 9.',
      'periods-order': 'Order the periods from the fastest (smallest) to the slowest.',
      groups: 'Enter from 1 to 12 periods; each makes a group.',
      'units-per-group': 'Enter one number for all groups, or as many numbers as there are periods.',
    },
    file: {
      'too-large':
        'The file has {{detail}} MB; networks and runs of this program stay under 256 MB. Pick a file that was exported here.',
      'not-safetensors':
        'This is not a whole safetensors file: it is of another kind, or was cut short on its way. Pick a file made with Export on this page, or copy it again.',
      'not-ours':
        'This safetensors file holds no network of the D-RNN Playground. Pick a file made with Export on this page.',
      'not-onnx':
        'This is not a whole ONNX file: it is of another kind, or was cut short on its way. Pick a file made with Export on this page, or copy it again (technical detail: {{detail}}).',
      'foreign-onnx':
        'This ONNX file is of another program ({{detail}}). The page takes back only networks that it exported itself: what others hold need not be a recurrent network at all.',
      'not-bundle':
        'This archive holds no run. Pick a zip made with Save run on this page; archives of recordings go to Add skeleton files.',
      'broken-bundle':
        'The run in this archive cannot be opened: it was cut short on its way, or changed after it was saved ({{detail}}). Copy it again, or import the networks in it one by one.',
      'newer-version':
        'The file was written by a later version of this page (format {{detail}}). Reload the page to get the newest version, then import again.',
      'broken-metadata':
        'What the file says about its network cannot be used ({{detail}}). It was changed after its export: export the network again.',
      'unknown-network':
        'The file holds a network of the kind “{{detail}}”, which this page does not know. Reload the page to get the newest version.',
      'shapes-differ':
        'The weights do not fit the network that the file describes ({{detail}}). The file was changed after its export: export the network again.',
      'not-finite':
        'Some weights are not finite numbers ({{detail}}), as after a training that diverged. Export the network from before that, or train it again with a lower learning rate.',
      diverged:
        'The network was not exported: its training diverged, and some weights are no longer finite numbers ({{detail}}). Lower the learning rate, press Reset and train it again.',
    },
  },
  {
    formatsHint:
      'Cada uno con la preparación de sus entradas, los nombres de sus clases y un vector de prueba.',
    format: {
      safetensors: { name: 'Pesos (.safetensors)', hint: 'Importar lo vuelve a leer, igual que ONNX' },
      python: { name: 'PyTorch y NumPy (.zip)', hint: 'Los pesos y un cargador breve para cada uno' },
      'onnx-sequence': {
        name: 'ONNX, secuencias enteras (.onnx)',
        hint: 'Todos los cuadros de muchas secuencias a la vez',
      },
      'onnx-frame': {
        name: 'ONNX, cuadro por cuadro (.onnx)',
        hint: 'Para uso en vivo: su memoria entra y sale',
      },
      tfjs: { name: 'TensorFlow.js (.zip)', hint: 'Modelos de grafo, de un cuadro y de secuencias enteras' },
      javascript: {
        name: 'Módulo de JavaScript (.js)',
        hint: 'Funciona cuadro por cuadro y no necesita nada más',
      },
      c: { name: 'Cabecera de C (.h)', hint: 'Funciona cuadro por cuadro, también en microcontroladores' },
    },
    loader: {
      show: 'Ver el código de carga …',
      hint: 'PyTorch y NumPy, para leer y copiar',
      title: 'Cargar {{name}} en Python',
      text: 'El programa entero que ejecuta esta red: necesita los pesos a su lado y se comprueba con el vector de prueba que llevan dentro.',
      copy: 'Copiar código',
      copied: 'Copiado',
      weights: 'Pesos (.safetensors)',
    },
    size: '{{kilobytes}} kB de pesos, {{count}} multiplicaciones por cuadro',
    thesisLstm: 'una LSTM de {{units}} unidades',
    ofLstm: '{{bytes}} de los pesos y {{multiplyAdds}} de las multiplicaciones de {{name}}.',
    option: {
      units: 'Unidades',
      periods: 'Retardos (cuadros)',
      activation: 'Activación',
      firstUpdate: 'Primera actualización',
      hiddenLayers: 'Capas ocultas de salida',
    },
    optionHelp: {
      units:
        'Cuántos números contiene el estado oculto. En una D-RNN: las unidades de cada grupo, con un número para todos o uno por grupo, empezando por el más rápido (30, o bien 40, 30, 20).',
      periods:
        'Un grupo por número, empezando por el más rápido: un grupo de retardo 9 se actualiza cada nueve cuadros y entretanto mantiene su estado, así que recuerda más tiempo.',
      activation:
        'La función φ que se aplica a la suma de cada unidad. ReLU convierte los negativos en cero, tanh mantiene los valores entre −1 y 1 y la identidad deja la red lineal.',
      firstUpdate:
        'Cuándo se actualiza por primera vez un grupo de retardo τ: en el cuadro τ, como en las ecuaciones de la tesis, o en el primer cuadro, como en su programa.',
      hiddenLayers:
        'Tamaños de las capas sigmoides entre el estado oculto y las puntuaciones. Déjelo vacío para no usar ninguna.',
    },
    choice: {
      relu: 'ReLU',
      tanh: 'tanh',
      identity: 'identidad',
      'after-period': 'después de τ cuadros',
      'first-frame': 'en el primer cuadro',
    },
    describe: {
      drnn: 'Red neuronal recurrente con retardos. Su estado oculto se divide en grupos: el primero se actualiza en cada cuadro, los demás solo cada cierto número de cuadros, y entretanto conservan lo que saben. Cada grupo lento escucha al grupo más rápido que lo precede. Lo ocurrido hace mucho solo tiene que sobrevivir a unas pocas actualizaciones; por eso se olvida más tarde, con una pequeña parte de los parámetros de una LSTM.',
      lstm: 'Memoria a corto y largo plazo (LSTM). Además del estado oculto mantiene una celda a la que solo se le suma, y tres compuertas aprenden qué escribir, qué conservar y qué mostrar. Recuerda bien, con cuatro veces los parámetros de una red recurrente simple.',
      rnn: 'Red recurrente simple. Mezcla cada cuadro con su propio estado anterior. Como cada cuadro transforma todo el estado, el rastro de los primeros cuadros se desvanece o se dispara antes de llegar al final: ese es el olvido al que responde la D-RNN.',
      ann: 'Red sin memoria. Mira cada cuadro por separado, como una fotografía. Lo que acierta no necesita memoria; lo que las demás redes ganan sobre ella es lo que vale la memoria.',
    },
    invalid: {
      'unknown-kind': 'Esta red no se conoce aquí. Elimínela y añada una de la lista.',
      'unknown-option': 'La red no tiene esa opción.',
      units: 'Escriba números enteros de unidades, de 1 a 1024.',
      'hidden-layers': 'Escriba como máximo 4 tamaños de 1 a 1024, o deje el campo vacío.',
      choice: 'Elija una de las opciones ofrecidas.',
      periods: 'Escriba números enteros de cuadros, de 1 a 1000; por ejemplo, 1, 3, 9.',
      'periods-order': 'Ordene los retardos del más rápido (el menor) al más lento.',
      groups: 'Escriba de 1 a 12 retardos; cada uno forma un grupo.',
      'units-per-group': 'Escriba un número para todos los grupos o tantos números como retardos haya.',
    },
    file: {
      'too-large':
        'El archivo tiene {{detail}} MB; las redes y ejecuciones de este programa no llegan a 256 MB. Elija un archivo exportado aquí.',
      'not-safetensors':
        'No es un archivo safetensors completo: es de otro tipo o se cortó por el camino. Elija un archivo creado con Exportar en esta página, o cópielo de nuevo.',
      'not-ours':
        'Este archivo safetensors no contiene una red de D-RNN Playground. Elija un archivo creado con Exportar en esta página.',
      'not-onnx':
        'No es un archivo ONNX completo: es de otro tipo o se cortó por el camino. Elija un archivo creado con Exportar en esta página, o cópielo de nuevo (detalle técnico: {{detail}}).',
      'foreign-onnx':
        'Este archivo ONNX es de otro programa ({{detail}}). La página solo vuelve a leer las redes que ella misma exportó: lo que contienen otros puede no ser siquiera una red recurrente.',
      'not-bundle':
        'Este archivo zip no contiene ninguna ejecución. Elija uno creado con Guardar ejecución en esta página; los de grabaciones se añaden con Añadir archivos de esqueletos.',
      'broken-bundle':
        'La ejecución de este archivo no se puede abrir: se cortó por el camino o se modificó después de guardarla ({{detail}}). Cópielo de nuevo, o importe sus redes una por una.',
      'newer-version':
        'El archivo se escribió con una versión posterior de esta página (formato {{detail}}). Recargue la página para obtener la última versión e impórtelo de nuevo.',
      'broken-metadata':
        'Lo que el archivo dice de su red no se puede usar ({{detail}}). Se modificó después de exportarlo: exporte la red de nuevo.',
      'unknown-network':
        'El archivo contiene una red del tipo «{{detail}}», que esta página no conoce. Recargue la página para obtener la última versión.',
      'shapes-differ':
        'Los pesos no encajan en la red que el archivo describe ({{detail}}). Se modificó después de exportarlo: exporte la red de nuevo.',
      'not-finite':
        'Algunos pesos no son números finitos ({{detail}}), como tras un entrenamiento que divergió. Exporte la red de un momento anterior o entrénela de nuevo con una tasa de aprendizaje menor.',
      diverged:
        'La red no se ha exportado: su entrenamiento divergió y algunos pesos ya no son números finitos ({{detail}}). Reduzca la tasa de aprendizaje, pulse Reiniciar y entrénela de nuevo.',
    },
  },
);
