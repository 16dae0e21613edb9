import { defineMessages } from '../messages';

export const charts = defineMessages(
  {
    curve: {
      test: 'test',
      train: 'train',
      thinIsTrain: 'thin: training batches',
      last: '{{label}}: {{value}} ({{axis}}: {{x}})',
      lastTrain: '{{label}}, training batches: {{value}} ({{axis}}: {{x}})',
    },
    save: {
      of: 'Save figure: {{title}}',
      picture: 'Picture (PNG)',
      data: 'Data (CSV)',
    },
    matrix: {
      keys: 'Arrow keys move from cell to cell; Home and End go to the ends of a row; Enter chooses a cell.',
      shareOfRow: '{{share}} of the {{total}} in this row',
      count: 'Count: {{value}}',
      nothing: 'Nothing in this row',
      worst: 'Most frequent confusions',
      none: 'No confusions',
      shareHeading: 'Share',
      countHeading: 'Count',
    },
    graph: {
      description: 'Nodes: {{nodes}}. Within a frame: {{within}}. From the frame before: {{before}}.',
      nothing: 'none',
      edge: '{{from}} to {{to}}',
      weighted: '{{from}} to {{to}} by {{weight}}',
      before: 'dashed: from the frame before',
    },
    schedule: {
      frame: 'Frame',
      group: 'group {{number}}',
      summary: '{{label}}: fires on {{fires}} of {{frames}} frames, first on frame {{first}}.',
      never: '{{label}}: does not fire in {{frames}} frames.',
      fires: 'fires',
      holds: 'holds its state',
    },
  },
  {
    curve: {
      test: 'prueba',
      train: 'entren.',
      thinIsTrain: 'fina: lotes de entrenamiento',
      last: '{{label}}: {{value}} ({{axis}}: {{x}})',
      lastTrain: '{{label}}, lotes de entrenamiento: {{value}} ({{axis}}: {{x}})',
    },
    save: {
      of: 'Guardar la figura: {{title}}',
      picture: 'Imagen (PNG)',
      data: 'Datos (CSV)',
    },
    matrix: {
      keys: 'Las flechas pasan de celda en celda; Inicio y Fin van a los extremos de la fila; Intro elige una celda.',
      shareOfRow: '{{share}} de los {{total}} de esta fila',
      count: 'Cantidad: {{value}}',
      nothing: 'Nada en esta fila',
      worst: 'Confusiones más frecuentes',
      none: 'No hay confusiones',
      shareHeading: 'Proporción',
      countHeading: 'Cantidad',
    },
    graph: {
      description: 'Nodos: {{nodes}}. Dentro de un cuadro: {{within}}. Desde el cuadro anterior: {{before}}.',
      nothing: 'ninguno',
      edge: '{{from}} a {{to}}',
      weighted: '{{from}} a {{to}} por {{weight}}',
      before: 'discontinua: desde el cuadro anterior',
    },
    schedule: {
      frame: 'Cuadro',
      group: 'grupo {{number}}',
      summary: '{{label}}: se actualiza en {{fires}} de {{frames}} cuadros, el primero es el {{first}}.',
      never: '{{label}}: no se actualiza en {{frames}} cuadros.',
      fires: 'se actualiza',
      holds: 'conserva su estado',
    },
  },
);
