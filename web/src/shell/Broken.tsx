import { Component, type ReactNode } from 'react'
import { en } from '../words/en.ts'
import { zh } from '../words/zh.ts'

/** What is shown when a page of ours throws: never nothing. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    const words = document.documentElement.lang.startsWith('zh') ? zh : en
    return (
      <main className="broken">
        <p>{words.broken}</p>
        <button type="button" className="primary" onClick={() => window.location.reload()}>
          {words.reload}
        </button>
      </main>
    )
  }
}
