declare module 'h5p-standalone' {
  export class H5P {
    constructor(host: HTMLElement, options: Readonly<Record<string, unknown>>);
    then: Promise<void>['then'];
  }
}
