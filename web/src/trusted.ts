/**
 * The one policy that the page's headers allow: no text becomes markup, and the only script address that may be made at
 * run time is the worker's. React needs neither; a mistake of ours, or of a library, ends here.
 */
interface Policies {
  createPolicy(
    name: string,
    rules: {
      createHTML(text: string): string | null
      createScriptURL(text: string): string | null
      createScript(text: string): string | null
    },
  ): unknown
}

export const forbidMarkup = () => {
  const { trustedTypes } = window as Window & { trustedTypes?: Policies }
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text === '' ? '' : null),
    createScriptURL: (text) => (text === '/sw.js' ? text : null),
    createScript: () => null,
  })
}
