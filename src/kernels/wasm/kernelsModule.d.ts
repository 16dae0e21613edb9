/** The compiled kernels in base64, made by assemblyScriptPlugin.ts, a module for each of its builds. */
declare module 'virtual:recurrence-kernels/*' {
  const base64: string;
  export default base64;
}
