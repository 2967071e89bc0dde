/** The build puts the text of such a file into the script. */
declare module '*.txt' {
  const content: string
  export default content
}
