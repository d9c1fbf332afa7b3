import { useRef, useState } from 'react'
import { ProductPicker } from '../prices/ProductPicker.tsx'
import { useSession } from '../shell/session-context.ts'
import { useWords } from '../words/use-words.ts'
import { Options } from './Options.tsx'
import { type Goods, type Line, Tray } from './Tray.tsx'
import { typedQuantity } from './typed-quantity.ts'
import { useScale } from './use-scale.ts'
import { useTray } from './use-tray.ts'

const MOST_LINES = 20

/** Loose goods on a scale, or dishes on a tray: what it probably is, confirmed by a tap, its code, and what it costs. */
export const Scale = () => {
  const words = useWords()
  const { stores } = useSession()
  const [store, setStore] = useState(stores[0]?.id ?? '')
  const [menu, setMenu] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([])
  const count = useRef(0)
  const { view, trouble } = useScale(store, menu, words.code)
  const dishes = lines.map(({ id, typed }) => ({ id, quantity: typedQuantity(typed) ?? '' }))
  const whole = dishes.every(({ quantity }) => quantity !== '')
  const tray = useTray(store, whole ? dishes : null, words.code)
  const take = (goods: Goods) => {
    if (lines.length >= MOST_LINES) return
    count.current += 1
    // a piece is one until somebody says otherwise; a weight is nothing until it is weighed
    setLines([...lines, { ...goods, key: count.current, typed: goods.measure === null ? '1' : '' }])
  }
  return (
    <main className="briefing scale">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="scroll" tabIndex={0} aria-label={words.scale.title}>
        <article>
          <h1>{words.scale.title}</h1>
          <div className="choices">
            {stores.length < 2 ? null : (
              <div className="field">
                <label htmlFor="scale-store">{words.prices.store}</label>
                <select
                  id="scale-store"
                  value={store}
                  onChange={(event) => {
                    // prices are the store's
                    setLines([])
                    setStore(event.target.value)
                  }}
                >
                  {stores.map(({ id, names }) => (
                    <option key={id} value={id}>
                      {names[words.code]}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <div className="field">
              <label htmlFor="scale-menu">{words.scale.among}</label>
              <select id="scale-menu" value={menu} onChange={(event) => setMenu(event.target.value)}>
                <option value="">{words.scale.weighed}</option>
                {(view?.menus ?? []).map(({ id, names }) => (
                  <option key={id} value={id}>
                    {names[words.code]}
                  </option>
                ))}
              </select>
            </div>
          </div>
          {trouble === null && tray.trouble === null ? null : (
            <p className="notice" role="alert">
              {words.problem[trouble ?? tray.trouble ?? 'offline']}
            </p>
          )}
          {lines.length === 0 ? null : (
            <section className="enter" aria-labelledby="confirmed">
              <h2 id="confirmed">{words.scale.confirmed}</h2>
              <Tray lines={lines} view={tray.view} change={setLines} />
            </section>
          )}
          <section aria-labelledby="probably">
            <h2 id="probably">{words.scale.probably}</h2>
            {view === null ? (
              trouble === null ? (
                <p role="status">{words.scale.loading}</p>
              ) : null
            ) : view.options.length === 0 ? (
              <p>{words.scale.none}</p>
            ) : (
              <Options options={view.options} take={take} />
            )}
          </section>
          <section aria-labelledby="another">
            <h2 id="another">{words.scale.another}</h2>
            <ProductPicker
              picked={null}
              pick={(picked) => {
                if (picked) take({ ...picked, code: picked.plu })
              }}
            />
          </section>
        </article>
      </section>
    </main>
  )
}
