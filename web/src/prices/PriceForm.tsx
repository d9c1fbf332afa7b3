import { type FormEvent, useState } from 'react'
import { post, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { useWords } from '../words/use-words.ts'
import { type Picked, ProductPicker } from './ProductPicker.tsx'
import { typedPrice } from './typed-price.ts'

interface Props {
  readonly store: string
  readonly currency: string
  /** Competitors that are known, to tap. */
  readonly known: readonly string[]
  /** The service's "now". */
  readonly now: () => string
  readonly saved: () => void
}

const OFFERED = 8

/** One price seen at a competitor. It keeps its instant until it has arrived, so that sending it twice is one price. */
export const PriceForm = ({ store, currency, known, now, saved }: Props) => {
  const words = useWords()
  const [product, setProduct] = useState<Picked | null>(null)
  const [competitor, setCompetitor] = useState('')
  const [price, setPrice] = useState('')
  const [seenAt, setSeenAt] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [done, setDone] = useState<{ readonly product: Picked; readonly rival: string } | null>(null)
  const changed = () => {
    setSeenAt(null)
    setTrouble(null)
    setDone(null)
  }
  const amount = typedPrice(price)
  // the same competitor in another spelling is the same competitor
  const name = competitor.replace(/\s+/g, ' ').trim()
  const rival = known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name
  const whole = product !== null && rival !== '' && amount !== null
  const send = async (sure: boolean) => {
    if (product === null || amount === null || sending) return
    const at = seenAt ?? now()
    setSeenAt(at)
    setSending(true)
    setTrouble(null)
    try {
      await post('/api/competitor-prices', { store, product: product.id, competitor: rival, price: amount, at, sure })
      setDone({ product, rival })
      setProduct(null)
      setPrice('')
      setSeenAt(null)
      saved()
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setSending(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whole) void send(false)
  }
  return (
    <form onSubmit={submit} aria-label={words.prices.enter}>
      <ProductPicker
        picked={product}
        pick={(picked) => {
          changed()
          setProduct(picked)
        }}
      />
      <div className="field">
        <label htmlFor="price-competitor">{words.prices.competitor}</label>
        {known.length === 0 ? null : (
          <ul className="known" aria-label={words.prices.known}>
            {known.slice(0, OFFERED).map((one) => (
              <li key={one}>
                <button
                  type="button"
                  aria-pressed={rival === one}
                  onClick={() => {
                    changed()
                    setCompetitor(one)
                  }}
                >
                  {one}
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id="price-competitor"
          autoComplete="off"
          maxLength={40}
          placeholder={words.prices.competitorName}
          value={competitor}
          onChange={(event) => {
            changed()
            setCompetitor(event.target.value)
          }}
        />
      </div>
      <div className="field">
        <label htmlFor="price-amount">{words.prices.theirs(currency)}</label>
        <input
          id="price-amount"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          aria-invalid={price !== '' && amount === null}
          aria-describedby="price-hint"
          value={price}
          onChange={(event) => {
            changed()
            setPrice(event.target.value)
          }}
        />
        <p id="price-hint" className="quiet">
          {words.prices.hint}
        </p>
      </div>
      {trouble === 'price-far-off' ? (
        <div className="notice" role="alert">
          <p>{words.prices.farOff}</p>
          <p className="choice">
            <button type="button" onClick={() => void send(true)}>
              {words.prices.isRight}
            </button>
            <button type="button" onClick={changed}>
              {words.prices.mend}
            </button>
          </p>
        </div>
      ) : (
        <button type="submit" className="primary" disabled={!whole || sending}>
          {words.prices.save}
        </button>
      )}
      {trouble === null || trouble === 'price-far-off' ? null : (
        <p className="notice" role="alert">
          {trouble === 'bad-request' ? words.prices.notTaken : words.problem[trouble]}
        </p>
      )}
      <p className={done === null ? 'unseen' : 'done'} role="status">
        {done === null ? '' : words.prices.saved(done.product.names[words.code], done.rival)}
      </p>
    </form>
  )
}
