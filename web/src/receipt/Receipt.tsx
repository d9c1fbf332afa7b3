import { type ReactNode, useEffect, useRef } from 'react'
import type { Receipt as ReceiptView } from '../../../src/server/api.ts'
import { capital } from '../words/capital.ts'
import { instantText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { ReceiptTable } from './ReceiptTable.tsx'
import type { Tapped } from './tap.ts'
import { useReceipt } from './use-receipt.ts'

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** `marked` is the column of the tapped number; `as-of` is the day that the data end on. */
const Facts = ({ receipt, marked }: { readonly receipt: ReceiptView; readonly marked: string | null }) => {
  const words = useWords()
  return (
    <dl className="facts">
      {receipt.question === null ? null : <Fact name={words.receipt.asked}>{capital(receipt.question)}</Fact>}
      <Fact name={words.receipt.period}>
        {receipt.period.text}
        <span className="quiet">
          {receipt.period.from === receipt.period.to
            ? ` ${receipt.period.from}`
            : ` ${receipt.period.from} – ${receipt.period.to}`}
        </span>
      </Fact>
      <Fact name={words.receipt.stores}>
        {receipt.stores.length <= 3 ? (
          receipt.stores.map(({ name }) => name).join(words.code === 'zh' ? '、' : ', ')
        ) : (
          <details>
            <summary>{words.receipt.storeCount(receipt.stores.length)}</summary>
            {receipt.stores.map(({ name }) => name).join(words.code === 'zh' ? '、' : ', ')}
          </details>
        )}
      </Fact>
      {receipt.filters.map(({ kind, values }) => (
        <Fact key={kind} name={words.receipt.filter[kind]}>
          {values.join(words.code === 'zh' ? '、' : ', ')}
        </Fact>
      ))}
      {receipt.base === null ? null : <Fact name={words.receipt.comparedWith}>{words.receipt.base[receipt.base]}</Fact>}
      {receipt.asOf === null ? null : (
        <Fact name={words.receipt.asOf}>
          <span className={marked === 'as-of' ? 'marked' : undefined}>
            {instantText(receipt.asOf, receipt.timeZone, words)}
          </span>
        </Fact>
      )}
      <Fact name={words.receipt.snapshot}>
        <code>{receipt.snapshot}</code>
      </Fact>
      {receipt.inputs.length === 0 ? null : (
        <Fact name={words.receipt.computedFrom}>{receipt.inputs.map((id) => id.split('.').at(-1)).join(', ')}</Fact>
      )}
    </dl>
  )
}

/** Everything behind one number, in a sheet over the page. */
export const Receipt = ({ tapped, close }: { readonly tapped: Tapped; readonly close: () => void }) => {
  const words = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const { receipt, trouble } = useReceipt(tapped.evidence, words.code)
  useEffect(() => {
    if (!sheet.current?.open) sheet.current?.showModal()
  }, [])
  return (
    <dialog
      ref={sheet}
      className="sheet"
      aria-labelledby="receipt-title"
      onClose={close}
      onClick={(event) => {
        // The backdrop belongs to the dialog itself; everything inside has a target of its own.
        if (event.target === sheet.current) sheet.current?.close()
      }}
      onKeyDown={() => undefined}
    >
      <div className="inside">
        <header>
          <div>
            <p className="kind">{words.receipt.title}</p>
            <h2 id="receipt-title">{capital(receipt?.metric.label ?? words.receipt.title)}</h2>
          </div>
          <button type="button" className="plain" onClick={() => sheet.current?.close()}>
            {words.receipt.close}
          </button>
        </header>
        {trouble === null ? null : <p className="notice">{words.problem[trouble]}</p>}
        {receipt === null ? (
          trouble === null && <p role="status">{words.receipt.loading}</p>
        ) : (
          <>
            {receipt.metric.meaning === null ? null : <p className="meaning">{receipt.metric.meaning}</p>}
            {receipt.flags.map(({ name, text }) => (
              <p key={text} className={tapped.column === `flag:${name}` ? 'notice marked' : 'notice'}>
                {text}
              </p>
            ))}
            <Facts receipt={receipt} marked={tapped.column} />
            <ReceiptTable receipt={receipt} marked={tapped} tappable={false} />
            {receipt.truncated ? <p className="quiet">{words.receipt.truncated}</p> : null}
            {receipt.relations.length === 0 ? null : (
              <ul className="behind" aria-label={words.receipt.behindNote}>
                {receipt.relations.map((relation) => (
                  <li key={relation}>
                    <a
                      href={`/api/evidence/${encodeURIComponent(receipt.id)}/rows/${relation}?language=${words.code}`}
                      title={words.receipt.behindNote}
                      download
                    >
                      <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14" />
                      </svg>
                      {words.receipt.behind(relation)}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            <details className="statement">
              <summary>{words.receipt.statement}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
              <pre tabIndex={0}>{receipt.statement}</pre>
              {receipt.parameters.length === 0 ? null : (
                <p>
                  {words.receipt.parameters}: <code>{receipt.parameters.join(', ')}</code>
                </p>
              )}
            </details>
          </>
        )}
      </div>
    </dialog>
  )
}
