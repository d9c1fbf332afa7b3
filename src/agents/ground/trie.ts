interface Node<T> {
  readonly next: Map<string, Node<T>>
  value: T | null
}

/** Phrases to values; finds the longest phrase that begins at a place. */
export class Trie<T> {
  readonly #root: Node<T> = { next: new Map(), value: null }

  set(phrase: string, value: T): void {
    let node = this.#root
    for (const unit of phrase) {
      const next = node.next.get(unit) ?? { next: new Map(), value: null }
      node.next.set(unit, next)
      node = next
    }
    node.value = value
  }

  get(phrase: string): T | null {
    let node: Node<T> | undefined = this.#root
    for (const unit of phrase) node = node?.next.get(unit)
    return node?.value ?? null
  }

  /** Longest match at `start` that ends at a word's edge; `end` is exclusive. */
  longest(text: string, start: number): { readonly end: number; readonly value: T } | null {
    if (!edge(text, start)) return null
    let node: Node<T> | undefined = this.#root
    let found: { end: number; value: T } | null = null
    for (let index = start; index < text.length; index += 1) {
      node = node.next.get(text.charAt(index))
      if (!node) break
      if (node.value !== null && edge(text, index + 1)) found = { end: index + 1, value: node.value }
    }
    return found
  }
}

const WORD = /[a-z0-9\u00c0-\u024f]/
/** True between two characters that do not belong to one Latin word or number. */
const edge = (text: string, index: number): boolean =>
  !(WORD.test(text.charAt(index - 1)) && WORD.test(text.charAt(index)))
