/** Engines, the state of training, and why something was not done. */

import { defineMessages } from '../messages';

export const training = defineMessages(
  {
    engine: {
      name: {
        webgpu: 'WebGPU',
        wasm: 'WebAssembly',
        cpu: 'JavaScript',
      },
      starting: 'Starting the engine…',
      adapter: '{{name}} on {{adapter}}',
      threads: '{{name}}, {{threads}} threads',
      reason: {
        'hardware-adapter': 'Training runs on the graphics processor.',
        'asked-for': 'This engine was asked for.',
        'no-webgpu': 'This browser offers no WebGPU, so training runs on the processor.',
        'software-adapter':
          'This browser’s WebGPU is emulated in software, so training runs faster on the processor itself.',
        'webgpu-failed':
          'WebGPU does not start or does not compute correctly on this graphics processor, so training runs on the processor.',
        'device-lost':
          'The graphics processor failed twice within a minute, so training runs on the processor.',
        'wasm-failed':
          'WebAssembly could not be started, so training runs in plain JavaScript, which is slow.',
      },
    },
    status: {
      idle: 'Ready',
      preparing: 'Preparing the data…',
      running: 'Training',
      paused: 'Paused',
      finished: 'Finished',
    },
    evaluating: 'Evaluating {{network}}: test batch {{done}} of {{total}}',
    waitingForData: 'Waiting for recordings {{percent}} of the time',
    refused: {
      'no-data':
        'There are no recordings to train on. Add skeleton files, or choose the built-in recordings.',
      'too-few-classes': 'Training needs recordings of at least two actions.',
      'too-few-sequences': 'Training needs recordings both to train and to test on. Add more of them.',
      'no-networks': 'There is no network to train. Add one.',
    },
    split: {
      'as-asked': 'The split in use is the one chosen.',
      'one-side-empty':
        'The chosen split would leave nothing to train on or nothing to test on, so performers are drawn at random: 70 % to train, 30 % to test.',
      'row-by-row':
        'The rows of an .npz file name no performers, so they are drawn one by one, 70 % to train and 30 % to test, whichever side they were published on. The other splits keep the published sides where the file has both.',
    },
    diverged:
      '{{network}} was stopped at iteration {{iteration}}: its loss is no longer a finite number. Lower the learning rate and press Reset.',
    notRestored: {
      'unknown-network': 'The weights belong to a network that is not in this experiment.',
      'options-differ': 'The weights belong to a network of another kind or with other options.',
      'shapes-differ': 'The weights do not have the shapes of this network ({{detail}}).',
      'inputs-differ':
        'The weights were trained on another number of inputs per frame ({{detail}}). Choose the same number of bodies.',
      'classes-differ': 'The weights were trained on other actions than those of the present recordings.',
    },
    noSnapshot: 'The network has no weights yet: its data are not ready.',
    failed:
      'Training stopped because of an unforeseen error. Press Train to try again; if that does not help, choose smaller batches or reload the page. Technical detail: {{message}}',
    deviceLost:
      'The graphics processor stopped answering. The networks were restored as they were at iteration {{iteration}} and go on with $t(training.engine.name.{{engine}}).',
  },
  {
    engine: {
      name: {
        webgpu: 'WebGPU',
        wasm: 'WebAssembly',
        cpu: 'JavaScript',
      },
      starting: 'Iniciando el motor…',
      adapter: '{{name}} en {{adapter}}',
      threads: '{{name}}, {{threads}} hilos',
      reason: {
        'hardware-adapter': 'El entrenamiento se ejecuta en el procesador gráfico.',
        'asked-for': 'Se ha pedido este motor.',
        'no-webgpu': 'Este navegador no ofrece WebGPU, así que el entrenamiento se ejecuta en el procesador.',
        'software-adapter':
          'El WebGPU de este navegador se emula por software, así que se entrena más rápido en el procesador.',
        'webgpu-failed':
          'WebGPU no arranca o no calcula bien en este procesador gráfico, así que se entrena en el procesador.',
        'device-lost':
          'El procesador gráfico falló dos veces en un minuto, así que se entrena en el procesador.',
        'wasm-failed':
          'No se ha podido iniciar WebAssembly, así que el entrenamiento se ejecuta en JavaScript, que es lento.',
      },
    },
    status: {
      idle: 'Listo',
      preparing: 'Preparando los datos…',
      running: 'Entrenando',
      paused: 'En pausa',
      finished: 'Terminado',
    },
    evaluating: 'Evaluando {{network}}: lote de prueba {{done}} de {{total}}',
    waitingForData: 'Esperando grabaciones el {{percent}} del tiempo',
    refused: {
      'no-data':
        'No hay grabaciones con las que entrenar. Añada archivos de esqueletos o elija las grabaciones incluidas.',
      'too-few-classes': 'Para entrenar hacen falta grabaciones de al menos dos acciones.',
      'too-few-sequences': 'Hacen falta grabaciones tanto para entrenar como para probar. Añada más.',
      'no-networks': 'No hay ninguna red que entrenar. Añada una.',
    },
    split: {
      'as-asked': 'La división en uso es la elegida.',
      'one-side-empty':
        'La división elegida dejaría sin secuencias el entrenamiento o la prueba, así que los participantes se sortean: 70 % para entrenar y 30 % para probar.',
      'row-by-row':
        'Las filas de un archivo .npz no dicen de qué participante son, así que se sortean una a una, 70 % para entrenar y 30 % para probar, sea cual sea la parte en la que se publicaron. Las demás divisiones conservan las partes publicadas si el archivo tiene las dos.',
    },
    diverged:
      '{{network}} se detuvo en la iteración {{iteration}}: su pérdida ya no es un número finito. Reduzca la tasa de aprendizaje y pulse Reiniciar.',
    notRestored: {
      'unknown-network': 'Los pesos pertenecen a una red que no está en este experimento.',
      'options-differ': 'Los pesos pertenecen a una red de otro tipo o con otras opciones.',
      'shapes-differ': 'Los pesos no tienen las dimensiones de esta red ({{detail}}).',
      'inputs-differ':
        'Los pesos se entrenaron con otro número de entradas por cuadro ({{detail}}). Elija el mismo número de cuerpos.',
      'classes-differ': 'Los pesos se entrenaron con acciones distintas de las de las grabaciones actuales.',
    },
    noSnapshot: 'La red aún no tiene pesos: sus datos no están listos.',
    failed:
      'El entrenamiento se detuvo por un error imprevisto. Pulse Entrenar para intentarlo de nuevo; si no sirve, elija lotes más pequeños o recargue la página. Detalle técnico, en inglés: {{message}}',
    deviceLost:
      'El procesador gráfico dejó de responder. Las redes se recuperaron tal como estaban en la iteración {{iteration}} y siguen con $t(training.engine.name.{{engine}}).',
  },
);
