/**
 * The vocabulary in which motions are written. A script is a list of moves; each says how long it takes and what
 * changes; whatever it does not mention stays as it was. Written for right-handed people: the whole performance is
 * mirrored for others. Lengths are in statures, angles in degrees, times in seconds.
 */

/** What a hand target is measured from. Those of the `other` person exist in two-person scripts only. */
type Landmark =
  /** Hanging from its shoulder, whichever way the trunk leans. */
  | 'hang'
  /** Trunk: its own shoulder, the breastbone, the navel. */
  | 'shoulder'
  | 'chest'
  | 'belly'
  /** Head: the mouth, its own ear, its own temple, the top. */
  | 'mouth'
  | 'ear'
  | 'temple'
  | 'crown'
  /** Its own hip and knee. */
  | 'hip'
  | 'knee'
  /** The ground where the performer started. */
  | 'floor'
  /** Half-way between the two persons, at the height of their shoulders. */
  | 'between'
  | 'otherChest'
  | 'otherBack'
  | 'otherHead'
  /** The hip of the same name: behind somebody, the right hand finds the right hip. */
  | 'otherHip';

/** Where the palm goes. `out` is away from the midline on that hand's own side; negative crosses over. */
export interface HandTarget {
  readonly at: Landmark;
  readonly out?: number;
  readonly up?: number;
  readonly forward?: number;
  /** Height of the elbow: 0 hangs down, 1 is level with the shoulder and out to the side. */
  readonly elbow?: number;
  /** Where the fingers point (out, up, forward; length = how strongly); in line with the forearm if not said. */
  readonly fingers?: readonly [out: number, up: number, forward: number];
}

export interface BodyPose {
  /** Place of the pelvis relative to standing at the start. */
  readonly forward: number;
  readonly left: number;
  readonly height: number;
  /** The pelvis: turn (to the left), pitch (forwards), roll (to the right). */
  readonly turn: number;
  readonly pitch: number;
  readonly roll: number;
  /** The trunk on the pelvis: bend forwards, lean to the right, twist to the left. */
  readonly bend: number;
  readonly lean: number;
  readonly twist: number;
  /** The head on the trunk: nod down, look to the left, tilt to the right. */
  readonly nod: number;
  readonly look: number;
  readonly tilt: number;
}

/** Place of a foot relative to standing at the start. A foot that moves along the ground is lifted by itself. */
export interface FootPose {
  readonly forward: number;
  readonly out: number;
  readonly up: number;
  /** Degrees outwards. */
  readonly turn: number;
}

export interface Pose {
  readonly body?: Partial<BodyPose>;
  readonly right?: HandTarget;
  readonly left?: HandTarget;
  /** Both hands, mirror images. */
  readonly hands?: HandTarget;
  readonly rightFoot?: Partial<FootPose>;
  readonly leftFoot?: Partial<FootPose>;
}

export interface Move extends Pose {
  /** Duration; that of a flight follows from its height. */
  readonly seconds: number;
  /** Stay so for a while afterwards. */
  readonly hold?: number;
  /** Go on into the next move without stopping. */
  readonly through?: boolean;
  /** Leave the ground and rise by so much meanwhile. */
  readonly flight?: number;
  /** What the second person does meanwhile. */
  readonly partner?: Pose;
}

interface Repeat {
  /** At least and at most so many times. */
  readonly times: readonly [least: number, most: number];
  readonly moves: readonly Move[];
}

export type Step = Move | Repeat;

export interface MotionScript {
  /** NTU RGB+D action number. */
  readonly action: number;
  /** The pose at the start, where it is not standing with hanging arms. */
  readonly start?: Pose;
  /** Different ways to do it; one is drawn for each performance. */
  readonly ways: readonly (readonly Step[])[];
  /** Always done with the right hand, also by left-handed people. */
  readonly alwaysRight?: boolean;
  /** Present in two-person scripts. */
  readonly partner?: {
    /** Between the two persons at the start. */
    readonly distance: number;
    /** Whether they start face to face, back to back, or the second in front of the first and looking the same way. */
    readonly facing: 'each other' | 'away' | 'same way';
    readonly start?: Pose;
  };
}

export const HANG: HandTarget = { at: 'hang' };
