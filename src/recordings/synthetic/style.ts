/**
 * How one performer moves, whatever the action: drawn once per performer, the same in all their recordings. And how
 * one performance differs from the next by the same person. Ranges are our own choice; that tempo, amplitude and posture
 * are personal and lasting is what makes people recognisable by their movement (Troje 2002, "Decomposing biological motion").
 */

import type { Random } from '../../experiment/random';

export interface Style {
  /** Duration of movements relative to the script's. */
  readonly tempo: number;
  /** Size of gestures relative to the script's. */
  readonly amplitude: number;
  readonly leftHanded: boolean;
  /** Half the distance between the feet beyond the hips, in statures. */
  readonly stance: number;
  /** Degrees the feet point outwards. */
  readonly toeOut: number;
  /** Degrees of standing trunk and head inclination. */
  readonly stoop: number;
  readonly chinDown: number;
  /** How far the hanging hands are from the body, in statures. */
  readonly armsOut: number;
  readonly armsForward: number;
  /** Adds to every script's elbow height. */
  readonly elbowLift: number;
  /** Relative size of postural sway, and the rhythm of sway and breathing in hertz. */
  readonly sway: number;
  readonly swayRate: number;
  readonly breathRate: number;
}

export function sampleStyle(random: Random): Style {
  return {
    tempo: random.uniform(0.74, 1.0),
    amplitude: random.uniform(0.86, 1.14),
    leftHanded: random.uniform() < 0.1,
    stance: random.uniform(0.005, 0.04),
    toeOut: random.uniform(3, 14),
    stoop: random.uniform(-1, 6),
    chinDown: random.uniform(-4, 8),
    armsOut: random.uniform(0.012, 0.04),
    armsForward: random.uniform(0.0, 0.04),
    elbowLift: random.uniform(-0.12, 0.15),
    sway: random.uniform(0.6, 1.6),
    swayRate: random.uniform(0.25, 0.5),
    breathRate: random.uniform(0.2, 0.32),
  };
}

/** A person differs from one time to the next: tempo, amplitude, and rarely the hand they use. */
export function varyStyle(style: Style, random: Random): Style {
  return {
    ...style,
    tempo: style.tempo * random.uniform(0.92, 1.08),
    amplitude: style.amplitude * random.uniform(0.93, 1.07),
    leftHanded: random.uniform() < 0.06 ? !style.leftHanded : style.leftHanded,
    armsForward: style.armsForward + random.normal(0, 0.006),
    chinDown: style.chinDown + random.normal(0, 1.5),
    elbowLift: style.elbowLift + random.normal(0, 0.05),
  };
}

/** Slow wandering between −1 and 1: three sines whose rates are no multiples of each other. */
export interface Wander {
  readonly rate: number;
  readonly phases: readonly [number, number, number];
}

export function sampleWander(random: Random, rate: number): Wander {
  const phase = () => random.uniform(0, 2 * Math.PI);
  return { rate: rate * random.uniform(0.8, 1.25), phases: [phase(), phase(), phase()] };
}

export function wanderAt({ rate, phases }: Wander, time: number): number {
  const angle = 2 * Math.PI * rate * time;
  return (
    0.55 * Math.sin(angle + phases[0]) +
    0.3 * Math.sin(2.3 * angle + phases[1]) +
    0.15 * Math.sin(4.1 * angle + phases[2])
  );
}
