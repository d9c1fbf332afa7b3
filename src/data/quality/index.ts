import type { QualityRuleName } from '../../core/quality-rule.ts'
import type { QualityRule } from './quality-rule.ts'
import { conversionAboveOne } from './rules/conversion-above-one.ts'
import { conversionLow } from './rules/conversion-low.ts'
import { costMissing } from './rules/cost-missing.ts'
import { dateWrong } from './rules/date-wrong.ts'
import { dayMissing } from './rules/day-missing.ts'
import { doorClock } from './rules/door-clock.ts'
import { doorsSilent } from './rules/doors-silent.ts'
import { doorsUneven } from './rules/doors-uneven.ts'
import { fileAgain } from './rules/file-again.ts'
import { garbledText } from './rules/garbled-text.ts'
import { gtinCheck } from './rules/gtin-check.ts'
import { linesNotTotal } from './rules/lines-not-total.ts'
import { linesRefused } from './rules/lines-refused.ts'
import { lotDates } from './rules/lot-dates.ts'
import { marginRange } from './rules/margin-range.ts'
import { noSalesWhileOpen } from './rules/no-sales-while-open.ts'
import { outsideHours } from './rules/outside-hours.ts'
import { priceNotActive } from './rules/price-not-active.ts'
import { priceOutlier } from './rules/price-outlier.ts'
import { priceZero } from './rules/price-zero.ts'
import { quantityOutlier } from './rules/quantity-outlier.ts'
import { receiptNumberGap } from './rules/receipt-number-gap.ts'
import { receiptTwice } from './rules/receipt-twice.ts'
import { salesJump } from './rules/sales-jump.ts'
import { stockNegative } from './rules/stock-negative.ts'
import { stockNotBalanced } from './rules/stock-not-balanced.ts'
import { tendersNotTotal } from './rules/tenders-not-total.ts'
import { tillClock } from './rules/till-clock.ts'
import { unitChange } from './rules/unit-change.ts'
import { unknownProduct } from './rules/unknown-product.ts'

/** Every rule, by its name; which ones there are is `QUALITY_RULES` of core, and one that lacks its file does not compile. */
export const RULES = {
  'conversion-above-one': conversionAboveOne,
  'conversion-low': conversionLow,
  'cost-missing': costMissing,
  'date-wrong': dateWrong,
  'day-missing': dayMissing,
  'door-clock': doorClock,
  'doors-silent': doorsSilent,
  'doors-uneven': doorsUneven,
  'file-again': fileAgain,
  'garbled-text': garbledText,
  'gtin-check': gtinCheck,
  'lines-not-total': linesNotTotal,
  'lines-refused': linesRefused,
  'lot-dates': lotDates,
  'margin-range': marginRange,
  'no-sales-while-open': noSalesWhileOpen,
  'outside-hours': outsideHours,
  'price-not-active': priceNotActive,
  'price-outlier': priceOutlier,
  'price-zero': priceZero,
  'quantity-outlier': quantityOutlier,
  'receipt-number-gap': receiptNumberGap,
  'receipt-twice': receiptTwice,
  'sales-jump': salesJump,
  'stock-negative': stockNegative,
  'stock-not-balanced': stockNotBalanced,
  'tenders-not-total': tendersNotTotal,
  'till-clock': tillClock,
  'unit-change': unitChange,
  'unknown-product': unknownProduct,
} as const satisfies { readonly [N in QualityRuleName]: QualityRule<N> }
