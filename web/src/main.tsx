import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import './styles/shell.css'
import './styles/sign-in.css'
import './styles/chat.css'
import './styles/receipt.css'
import './styles/briefing.css'
import './styles/alerts.css'
import './styles/health.css'
import './styles/field.css'
import './styles/prices.css'
import './styles/scale.css'
import { App } from './shell/App.tsx'
import { Broken } from './shell/Broken.tsx'
import { forbidMarkup } from './trusted.ts'

forbidMarkup()
const place = document.getElementById('page')
if (place)
  createRoot(place).render(
    <StrictMode>
      <Broken>
        <App />
      </Broken>
    </StrictMode>,
  )
