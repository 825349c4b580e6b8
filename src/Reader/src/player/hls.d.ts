/** The light build has no types of its own; what is in it is as in the whole one. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
