/** Why an upload was not taken. */
export type Refusal =
  /** More bytes than allowed. */
  | 'too-large'
  /** A kind of content that is not taken here. */
  | 'kind'
  /** Text in another encoding than UTF-8. */
  | 'encoding'
  | 'empty'
  /** The connection, or the file itself, ended in the middle. */
  | 'cut-off'
  /** It begins like a kind that is taken, and cannot be read as one. */
  | 'unreadable'
  /** Small as it is sent, and enormous when it is opened. */
  | 'too-much-inside'
  /** It would run a script or a program when it is opened. */
  | 'script'
  /** The disk of the server is full. */
  | 'no-space'
  /** More files than the form takes. */
  | 'too-many'
