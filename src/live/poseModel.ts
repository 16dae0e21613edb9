/**
 * The pose model of `@mediapipe/pose` (Apache-2.0): BlazePose GHUM "full" and the SIMD WebAssembly that runs it on the GPU through WebGL. Its
 * files are emitted into the build as they are and fetched from the page's own origin, with the first use. The package is no module:
 * a classic script that puts `Pose` on the window, and two more that it adds itself.
 */

import type { Pose, Results } from '@mediapipe/pose';
import script from '@mediapipe/pose/pose.js?url';
import model from '@mediapipe/pose/pose_landmark_full.tflite?url';
import assets from '@mediapipe/pose/pose_solution_packed_assets.data?url';
import assetsLoader from '@mediapipe/pose/pose_solution_packed_assets_loader.js?url';
import wasmLoader from '@mediapipe/pose/pose_solution_simd_wasm_bin.js?url';
import wasm from '@mediapipe/pose/pose_solution_simd_wasm_bin.wasm?url';
import graph from '@mediapipe/pose/pose_web.binarypb?url&no-inline';

import type { SeenBody } from '../recordings/poseLandmarks';

declare global {
  interface Window {
    Pose?: typeof Pose;
  }
}

/** Bytes that the first use fetches, about. */
export const MODEL_BYTES = 15_900_000;

const FULL = 1;
const FILES: Readonly<Record<string, string>> = {
  'pose_landmark_full.tflite': model,
  'pose_solution_packed_assets.data': assets,
  'pose_solution_packed_assets_loader.js': assetsLoader,
  'pose_solution_simd_wasm_bin.js': wasmLoader,
  'pose_solution_simd_wasm_bin.wasm': wasm,
  'pose_web.binarypb': graph,
};

export interface PoseModel {
  /** Null where nobody is in the picture. One call at a time. @param at milliseconds, rising */
  detect(video: HTMLVideoElement, at: number): Promise<SeenBody | null>;
  /** The next picture has nothing to do with the last. */
  startOver(): void;
}

let loaded: Promise<PoseModel> | null = null;

/** The one model of this page; a failed attempt can be made again. Rejects where it cannot be fetched or started. */
export function loadPoseModel(): Promise<PoseModel> {
  if (loaded !== null) return loaded;
  const loading = load();
  loaded = loading;
  loading.catch(() => {
    loaded = null;
  });
  return loading;
}

async function load(): Promise<PoseModel> {
  if (window.Pose === undefined) await addScript(script);
  if (window.Pose === undefined) throw new Error('The pose script defines nothing');
  const pose = new window.Pose({ locateFile });
  pose.setOptions({ modelComplexity: FULL, smoothLandmarks: true, enableSegmentation: false });
  await pose.initialize();
  let results: Results | null = null;
  pose.onResults((given) => {
    results = given;
  });
  return {
    async detect(video, at) {
      results = null;
      await pose.send({ image: video }, at);
      return seenBody(results, video.videoWidth / Math.max(1, video.videoHeight));
    },
    startOver: () => pose.reset(),
  };
}

/** @throws Error where the model asks for a file that is not in the build, as without SIMD */
function locateFile(name: string): string {
  const url = FILES[name];
  if (url === undefined) throw new Error(`No ${name} in this build`);
  return url;
}

/** Both lists are left out where nobody is seen. */
function seenBody(results: Partial<Results> | null, aspect: number): SeenBody | null {
  const { poseWorldLandmarks: world, poseLandmarks: image } = results ?? {};
  return world === undefined || image === undefined ? null : { world, image, aspect };
}

function addScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => {
      element.remove();
      reject(new Error('The pose script could not be fetched'));
    });
    document.head.append(element);
  });
}
