/** The compiled kernels in base64, made by assemblyScriptPlugin.ts. */
declare module 'virtual:recurrence-kernels' {
  /** Brings its own memory. */
  export const plain: string;
  /** Imports memory that threads share. */
  export const threaded: string;
}
