import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly name: string
  /** Resolves when the PIN has been tried; the pad is emptied then. */
  readonly tryPin: (pin: string) => Promise<void>
  readonly back: () => void
}

const LENGTH = 6
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Six digits by finger or keyboard; the sixth sends them. */
export const PinPad = ({ name, tryPin, back }: Props) => {
  const words = useWords()
  const [pin, setPin] = useState('')
  const [trying, setTrying] = useState(false)
  const typed = useRef('')

  const set = async (next: string) => {
    if (trying || next.length > LENGTH) return
    typed.current = next
    setPin(next)
    if (next.length < LENGTH) return
    setTrying(true)
    await tryPin(next)
    typed.current = ''
    setPin('')
    setTrying(false)
  }
  const press = useRef(set)
  press.current = set

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) void press.current(typed.current + event.key)
      if (event.key === 'Backspace') void press.current(typed.current.slice(0, -1))
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])

  return (
    <section className="pin" aria-labelledby="pin-of">
      <h2 id="pin-of">{words.signIn.pin(name)}</h2>
      <p className="dots" role="status" aria-label={words.signIn.digits(pin.length)}>
        {Array.from({ length: LENGTH }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: six places that never move
          <span key={at} className={at < pin.length ? 'full' : ''} aria-hidden="true" />
        ))}
      </p>
      <div className="pad">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" disabled={trying} onClick={() => void set(typed.current + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="plain" onClick={back}>
          {words.signIn.back}
        </button>
        <button type="button" disabled={trying} onClick={() => void set(`${typed.current}0`)}>
          0
        </button>
        <button type="button" className="plain" onClick={() => void set(typed.current.slice(0, -1))}>
          {words.signIn.erase}
        </button>
      </div>
    </section>
  )
}
