/**
 * Sizes of a body. Stature by sex: means and deviations of the ANSUR II survey (Gordon et al. 2014). Segments as
 * fractions of stature: Drillis and Contini (1966) as in Winter, "Biomechanics and Motor Control of Human Movement",
 * fig. 4.1 (upper arm 0.186, forearm 0.146, hand 0.108, thigh 0.245, shank 0.246, ankle height 0.039, foot 0.152, hip
 * 0.530 and shoulder 0.818 above the ground); biacromial breadth by sex again from ANSUR II. Simplifications: fractions vary from
 * person to person by 2 %, and Kinect's joints inside the trunk and the hand sit at fixed shares of these segments.
 */

import type { Random } from '../../experiment/random';

export interface BodyDimensions {
  readonly sex: 'female' | 'male';
  /** Metres, as all that follows. */
  readonly stature: number;
  /** Spine base to spine mid, spine mid to spine shoulder. */
  readonly lowerSpine: number;
  readonly upperSpine: number;
  readonly neck: number;
  /** Neck to the middle of the head. */
  readonly head: number;
  /** Spine shoulder to shoulder, sideways. */
  readonly halfShoulders: number;
  readonly upperArm: number;
  readonly forearm: number;
  /** Wrist to palm, palm to fingertips, wrist to thumb. */
  readonly palm: number;
  readonly fingers: number;
  readonly thumb: number;
  /** Spine base to hip, sideways and downwards. */
  readonly halfHips: number;
  readonly hipDrop: number;
  readonly thigh: number;
  readonly shank: number;
  readonly ankleHeight: number;
  /** Ankle to forefoot. */
  readonly foot: number;
}

const STATURE = { female: { mean: 1.629, deviation: 0.064 }, male: { mean: 1.756, deviation: 0.069 } };
const BIACROMIAL = { female: 0.224, male: 0.237 };
/** Hip breadth over stature; Winter gives 0.191 for all, women's is relatively wider. */
const HIP_BREADTH = { female: 0.2, male: 0.188 };
/** Joint centres lie inside the breadths measured on the skin. */
const SHOULDER_CENTRES = 0.86;
const HIP_CENTRES = 0.52;

/** Draws a person. Stature stays within two deviations of the mean of its sex. */
export function sampleBody(random: Random): BodyDimensions {
  const sex = random.uniform() < 0.5 ? 'female' : 'male';
  const { mean, deviation } = STATURE[sex];
  const stature = mean + deviation * Math.max(-2, Math.min(2, random.normal()));
  const part = (fraction: number) =>
    fraction * stature * (1 + 0.02 * Math.max(-2, Math.min(2, random.normal())));
  return {
    sex,
    stature,
    lowerSpine: part(0.145),
    upperSpine: part(0.118),
    neck: part(0.042),
    head: part(0.08),
    halfShoulders: part((BIACROMIAL[sex] * SHOULDER_CENTRES) / 2),
    upperArm: part(0.186),
    forearm: part(0.146),
    palm: part(0.045),
    fingers: part(0.052),
    thumb: part(0.058),
    halfHips: part((HIP_BREADTH[sex] * HIP_CENTRES) / 2),
    hipDrop: part(0.022),
    thigh: part(0.245),
    shank: part(0.246),
    ankleHeight: part(0.039),
    foot: part(0.09),
  };
}
