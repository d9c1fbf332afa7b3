import { type KeyboardEvent, useEffect, useState } from 'react'
import type { ProductsView } from '../../../src/server/api.ts'
import { get } from '../service/call.ts'
import { useWords } from '../words/use-words.ts'

export type Picked = ProductsView[number]

interface Props {
  readonly picked: Picked | null
  readonly pick: (product: Picked | null) => void
}

const TYPING_MS = 200

/** Finds an article by what is typed or scanned: a name, pinyin, a code, a barcode. */
export const ProductPicker = ({ picked, pick }: Props) => {
  const words = useWords()
  const [text, setText] = useState('')
  const [found, setFound] = useState<{ readonly text: string; readonly products: ProductsView } | null>(null)
  const wanted = text.trim()
  useEffect(() => {
    if (wanted === '') return
    const aborter = new AbortController()
    const timer = setTimeout(() => {
      get<ProductsView>(`/api/products?q=${encodeURIComponent(wanted)}`, aborter.signal)
        .then((products) => setFound({ text: wanted, products }))
        .catch(() => undefined)
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [wanted])
  const shown = wanted !== '' && found?.text === wanted ? found.products : []
  const take = (product: Picked) => {
    pick(product)
    setText('')
  }
  // a scanner ends with Enter
  const entered = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const [only, ...others] = shown
    if (only && (others.length === 0 || only.code === wanted)) take(only)
  }
  if (picked)
    return (
      <div className="field">
        <span className="label">{words.prices.product}</span>
        <p className="picked">
          <span>
            {picked.names[words.code]} <span className="quiet">{picked.code}</span>
          </span>
          <button type="button" onClick={() => pick(null)}>
            {words.prices.another}
          </button>
        </p>
      </div>
    )
  return (
    <div className="field">
      <label htmlFor="price-product">{words.prices.product}</label>
      <input
        id="price-product"
        type="search"
        autoComplete="off"
        maxLength={60}
        placeholder={words.prices.find}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={entered}
      />
      <p role="status" className={shown.length === 0 && found?.text === wanted && wanted !== '' ? 'quiet' : 'unseen'}>
        {found?.text === wanted && wanted !== '' ? words.prices.found(shown.length) : ''}
      </p>
      {shown.length === 0 ? null : (
        <ul className="found">
          {shown.map((product) => (
            <li key={product.id}>
              <button type="button" onClick={() => take(product)}>
                <span>{product.names[words.code]}</span>
                <span className="quiet">
                  {product.brand === null ? product.code : `${product.brand} · ${product.code}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
