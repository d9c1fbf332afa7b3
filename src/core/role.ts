/** What a person is in the chain. Granted on a node of the place tree; the stores are that node's subtree. */
export const ROLES = ['clerk', 'store-manager', 'regional-manager', 'area-manager', 'admin'] as const
export type Role = (typeof ROLES)[number]
