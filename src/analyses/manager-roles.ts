import type { Role } from '../core/role.ts'

/** Costs, wages and colleagues' cash are not a clerk's to see. */
export const MANAGER_ROLES: readonly Role[] = ['store-manager', 'regional-manager', 'area-manager']
