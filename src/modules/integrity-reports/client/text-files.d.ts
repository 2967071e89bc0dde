/** Scripts for browsers are bundled with the text of such files. */
declare module '*.txt' {
  const text: string
  export default text
}
