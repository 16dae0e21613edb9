/** How recordings are prepared: `data.features`. */

import { defineMessages } from '../../messages';

export const features = defineMessages(
  {
    title: 'How recordings are prepared',
    preparation: 'Preparation',
    preparationHint:
      'A named way to prepare recordings. Thesis: as in the thesis’s experiment. Raw: coordinates as the sensor gives them. View-normalised: moved, turned and scaled to the main body, after the baseline of the NTU paper. Own: anything else.',
    preparations: {
      thesis: 'Thesis',
      raw: 'Raw',
      'view-normalised': 'View-normalised',
      own: 'Own',
    },
    bodies: 'Bodies',
    bodiesHint: 'One body gives 75 coordinates a frame, two give 150 (zeros where there is no second).',
    body: '{{bodies}} ({{inputs}} inputs)',
    origin: 'Origin',
    originHint:
      'Where coordinates are measured from: the sensor, or the main body’s spine base in its first frame or in each frame. Both bodies are measured from the same place.',
    origins: { camera: 'Sensor', 'first-frame': 'First frame', 'each-frame': 'Each frame' },
    view: 'Turned to',
    viewHint:
      'Which way the axes point. Sensor: as seen. Shoulders: turned about the vertical so that the main body’s shoulders in its first frame are parallel to the image. Body: x from the right to the left shoulder and y along the spine, as in the NTU paper, so that every camera sees the same.',
    views: { camera: 'Sensor', shoulders: 'Shoulders', body: 'Body' },
    scale: 'Unit',
    scaleHint:
      'Metres, or the length of the main body’s spine (its median over the recording), so that tall and short people look alike.',
    scales: { metres: 'Metre', spine: 'Spine length' },
    orientations: 'Joint orientations',
    orientationsHint:
      'Adds how each joint is turned, as a quaternion whose sign never flips: 100 numbers a body. Zeros where a recording has none, as the built-in ones.',
    velocities: 'Velocities',
    velocitiesHint:
      'Adds how fast each coordinate changes, per second: 75 numbers a body. Zeros in the first frame.',
    without: 'Left out',
    added: 'Added (+{{numbers}})',
    frameStep: 'Every n-th frame',
    frameStepHint: 'Which frames are kept: 1 keeps all 30 a second, 2 every second one.',
    length: 'Length',
    lengthHint:
      'Cut off: frames beyond the longest are left out, shorter recordings stay as they are. Resampled: every recording is squeezed or stretched to the same number of frames, on straight lines between those kept.',
    lengths: { crop: 'Cut off', resample: 'Resampled' },
    maxFrames: 'Longest sequence',
    maxFramesHint: 'In kept frames; what comes after is cut off.',
    exactFrames: 'Frames of each',
    exactFramesHint: 'Every recording has this many frames after resampling.',
    inputs: '{{inputs}} numbers a frame go into the networks.',
  },
  {
    title: 'Cómo se preparan las grabaciones',
    preparation: 'Preparación',
    preparationHint:
      'Una manera de preparar las grabaciones, por su nombre. Tesis: como en el experimento de la tesis. Sin tratar: las coordenadas como las da el sensor. Vista normalizada: trasladadas, giradas y escaladas según el cuerpo principal, como la red de referencia del artículo de NTU. Propia: cualquier otra.',
    preparations: {
      thesis: 'Tesis',
      raw: 'Sin tratar',
      'view-normalised': 'Vista normalizada',
      own: 'Propia',
    },
    bodies: 'Cuerpos',
    bodiesHint: 'Un cuerpo da 75 coordenadas por cuadro; dos dan 150 (ceros donde no hay un segundo).',
    body: '{{bodies}} ({{inputs}} entradas)',
    origin: 'Origen',
    originHint:
      'Desde dónde se miden las coordenadas: el sensor o la base de la columna del cuerpo principal, en su primer cuadro o en cada cuadro. Los dos cuerpos se miden desde el mismo lugar.',
    origins: { camera: 'Sensor', 'first-frame': 'Primer cuadro', 'each-frame': 'Cada cuadro' },
    view: 'Giro',
    viewHint:
      'Hacia dónde apuntan los ejes. Sensor: como se ve. Hombros: girados en torno a la vertical, de modo que los hombros del cuerpo principal en su primer cuadro queden paralelos a la imagen. Cuerpo: x del hombro derecho al izquierdo e y a lo largo de la columna, como en el artículo de NTU, de modo que todas las cámaras ven lo mismo.',
    views: { camera: 'Sensor', shoulders: 'Hombros', body: 'Cuerpo' },
    scale: 'Unidad',
    scaleHint:
      'Metros o el largo de la columna del cuerpo principal (su mediana en la grabación), para que personas altas y bajas se parezcan.',
    scales: { metres: 'Metro', spine: 'Largo de columna' },
    orientations: 'Orientaciones',
    orientationsHint:
      'Añade el giro de cada articulación, como un cuaternión cuyo signo nunca salta: 100 números por cuerpo. Ceros donde una grabación no los tiene, como las incluidas.',
    velocities: 'Velocidades',
    velocitiesHint:
      'Añade cuánto cambia cada coordenada por segundo: 75 números por cuerpo. Ceros en el primer cuadro.',
    without: 'Sin ellas',
    added: 'Con ellas (+{{numbers}})',
    frameStep: 'Cada n cuadros',
    frameStepHint: 'Qué cuadros se conservan: 1, los 30 por segundo; 2, uno de cada dos.',
    length: 'Largo',
    lengthHint:
      'Cortar: los cuadros que pasan del largo máximo se dejan fuera y las grabaciones más cortas quedan como están. Remuestrear: cada grabación se comprime o estira al mismo número de cuadros, en líneas rectas entre los conservados.',
    lengths: { crop: 'Cortar', resample: 'Remuestrear' },
    maxFrames: 'Largo máximo',
    maxFramesHint: 'De una secuencia, en cuadros conservados; lo que sigue se corta.',
    exactFrames: 'Cuadros exactos',
    exactFramesHint: 'Cada grabación tiene estos cuadros tras remuestrearla.',
    inputs: 'A las redes entran {{inputs}} números por cuadro.',
  },
);
