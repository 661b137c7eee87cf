/** An SVG file as its text: the builders inline it (`loader` in angular.json). */
declare module '*.svg' {
  const svg: string;
  export default svg;
}
