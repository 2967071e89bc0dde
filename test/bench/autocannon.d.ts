/** The part of autocannon that the benchmark uses; the package ships no types. */
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    /** In seconds. */
    readonly duration?: number
    /** Requests, instead of a duration. */
    readonly amount?: number
    /** In milliseconds; a run ends with a sample. */
    readonly sampleInt: number
    readonly headers: Readonly<Record<string, string>>
    readonly setupClient?: (client: Client) => void
  }
  export interface Client {
    /** What it has asked and not had answered; `addBody` keeps a piece of an answer as text. */
    readonly pipelinedRequests: { addBody: (piece: Buffer) => void }
  }
  interface Result {
    readonly requests: { readonly total: number }
    /** In seconds. */
    readonly duration: number
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
