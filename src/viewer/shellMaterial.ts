/**
 * A hollow look for joints that the sensor only inferred: clear where the surface faces the eye, coloured
 * towards its rim. Standard material with one line added to three's fragment shader.
 */

import { MeshStandardMaterial } from 'three';

const RIM = /* glsl */ `
#include <opaque_fragment>
float facing = abs(dot(normalize(normal), normalize(vViewPosition)));
gl_FragColor.a *= mix(0.95, 0.1, smoothstep(0.15, 0.85, facing));
`;

export function shellMaterial(): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ roughness: 0.8, transparent: true, depthWrite: false });
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace('#include <opaque_fragment>', RIM);
  };
  return material;
}
