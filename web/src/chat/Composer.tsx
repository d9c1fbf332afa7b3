import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly busy: boolean
  readonly send: (text: string) => void
  readonly stop: () => void
}

const LONGEST = 1000

/** Where questions are typed. Enter sends, except while an input method is composing a character. */
export const Composer = ({ busy, send, stop }: Props) => {
  const words = useWords()
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text])

  const go = () => {
    const question = text.trim()
    if (question === '' || busy) return
    setText('')
    send(question)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    go()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <textarea
        ref={box}
        rows={1}
        value={text}
        maxLength={LONGEST}
        aria-label={words.chat.question}
        placeholder={words.chat.placeholder}
        enterKeyHint="send"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      {busy ? (
        <button type="button" className="primary stop" onClick={stop}>
          {words.chat.stop}
        </button>
      ) : (
        <button type="submit" className="primary" disabled={text.trim() === ''}>
          {words.chat.send}
        </button>
      )}
    </form>
  )
}
