import type { TOOLS } from '../tools/index.ts'
import type { AgentSpec } from './agent-spec.ts'
import { alerting } from './alerting.ts'
import { analyst } from './analyst.ts'
import { clerk } from './clerk.ts'
import { regionalManager } from './regional-manager.ts'

const agents = { clerk, analyst, alerting, 'regional-manager': regionalManager }
type AgentName = keyof typeof agents
type ToolName = keyof typeof TOOLS

/** Closed over the names that exist: a typo in `mayAsk` or in `tools` does not compile (contracts 3). */
export const AGENTS = agents satisfies Record<AgentName, AgentSpec<AgentName, ToolName>>
