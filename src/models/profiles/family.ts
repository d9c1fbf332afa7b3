/** The habits of one family of models, apart from which model is used. Data; the code that obeys it is elsewhere. */
export interface Family {
  readonly name: string
  readonly matches: RegExp
  /** Its text may hold thoughts without an opening tag, so nothing of it is shown before it has ended. */
  readonly thoughtsInText: boolean
  /** Ollama serves one request at a time whatever its settings say. */
  readonly oneAtATime: RegExp | null
}
