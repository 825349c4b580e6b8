// The package's own declarations name a default export that its modules do not have.
declare module 'scorm-again/scorm12/min' {
  import type Api from 'scorm-again/scorm12';
  export const Scorm12API: typeof Api;
}
declare module 'scorm-again/scorm2004/min' {
  import type Api from 'scorm-again/scorm2004';
  export const Scorm2004API: typeof Api;
}
